"""Steps of the deals reader: mentions, status, and what text is an agreement."""
