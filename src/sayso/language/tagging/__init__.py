"""The trained tagger of attributions: source, cue and content, linked, from the text alone.

`training/` makes it; it comes as a package of its own, `sayso-en`. Nothing here is loaded before a text is read.
"""
