"""Lets `python -m bot` do what `bot` does."""

from bot.cli import main

if __name__ == "__main__":
    main()
