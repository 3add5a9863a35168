"""How the bot says things: Fluent messages, dates and lists, by language."""
