"""What the bot keeps: knowledge built from documents, and its own state."""
