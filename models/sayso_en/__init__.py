"""The files of Sayso's English tagger. `sayso.language.tagging` loads them; there is nothing to call here."""
