"""Steps of the actors reader: what `sayso.reading.actors` puts together."""
