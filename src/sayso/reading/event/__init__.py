"""Steps of the events reader: triggers, modes, roles, limits."""
