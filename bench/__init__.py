"""Quality and speed, with pinned floors that only rise."""
