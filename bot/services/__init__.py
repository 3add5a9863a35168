"""What the bot does: each question answered from the store, as values that a card can show."""
