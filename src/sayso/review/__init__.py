"""Judgements: what people decide about findings, made, held on to through re-readings, and brought to bear.

Nothing is learnt from them silently: `heeded` gives the readings that the record is built of, and `cases` writes them
down for the tests of the readers. Pure functions all.
"""

from sayso.judgement import Anchor, Judgement
from sayso.review.cases import cases
from sayso.review.identities import is_identity
from sayso.review.judged import heeded, judged, judged_reading
from sayso.review.making import checked, judgements_of
from sayso.review.naming import judgement_named
from sayso.review.standing import Standing, standing

__all__ = [
    "Anchor",
    "Judgement",
    "Standing",
    "cases",
    "checked",
    "heeded",
    "is_identity",
    "judged",
    "judged_reading",
    "judgement_named",
    "judgements_of",
    "standing",
]
