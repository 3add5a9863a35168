"""A fan community's bot: cited answers about one show."""

__version__ = "0.1.0"
