"""Steps of the disputes reader: what two claims have in common."""
