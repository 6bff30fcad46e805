"""Steps of the provisions reader: terms of agreements and of prose, their parts and bearers."""
