"""Steps of the positions reader: stances by verbs, nouns, predicates and modals, and whose they are."""
