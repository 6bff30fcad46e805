"""Whether a text is about a negotiation at all."""

from sayso.language import Analysis
from sayso.reading import roles

SHARE = 0.005  # of the words, in a text about a negotiation; most others have less than half of it
LEAD = 3  # sentences at the head of a text that say what it is about


def negotiates(analysis: Analysis) -> bool:
    """Whether a text is about a negotiation: by the share of its words that speak of one, or by what leads it."""
    said = sum(roles.is_a(analysis, token, "negotiation") for token in range(len(analysis)))
    return said > SHARE * len(analysis) or (said >= 2 and _leads(analysis))


def _leads(analysis: Analysis) -> bool:
    """Whether the first sentences name a plan or truce between parties and who mediates it."""
    head = [t for sentence in analysis.sentences[:LEAD] for t in sentence]
    return any(roles.is_a(analysis, t, "negotiation") for t in head)
