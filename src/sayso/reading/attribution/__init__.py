"""Steps of the attribution spans reader: what `sayso.reading.attributions` puts together."""
