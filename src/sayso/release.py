"""The release of Sayso."""

__version__ = "0.1.0"
