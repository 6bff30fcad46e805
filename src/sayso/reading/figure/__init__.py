"""Steps of the figures reader: what is a fact, what happened, when and where."""
