"""Readings and records as files: one module per format."""
