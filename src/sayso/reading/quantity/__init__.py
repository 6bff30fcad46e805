"""Quantities: numbers with their bounds, units and what they count."""
