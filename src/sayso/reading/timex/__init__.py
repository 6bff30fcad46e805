"""The parts of the time reader: lexemes, grammar, what an expression says, the calendar, and its value."""
