"""What the fields of an obligation are read from: the text, its bearers, its quantities and time expressions."""

from bisect import bisect_left
from dataclasses import dataclass
from itertools import takewhile

from sayso.language import Analysis
from sayso.model import Findings, Span, TimeExpression
from sayso.reading.provision.bearers import Bearers
from sayso.reading.quantity.quantities import Quantity, quantities


@dataclass(frozen=True, slots=True)
class Facts:
    """A text with its bearers, quantities and time expressions in their order."""

    analysis: Analysis
    bearers: Bearers
    quantities: tuple[Quantity, ...]
    times: tuple[TimeExpression, ...]

    def quantities_in(self, span: Span) -> tuple[Quantity, ...]:
        """The quantities whose number lies inside a span."""
        first = bisect_left(self.quantities, span.start, key=lambda q: q.number.start)
        return tuple(takewhile(lambda q: q.number.end <= span.end, self.quantities[first:]))

    def times_in(self, span: Span) -> tuple[TimeExpression, ...]:
        """The time expressions inside a span."""
        first = bisect_left(self.times, span.start, key=lambda t: t.span[0].start)
        return tuple(takewhile(lambda t: t.span[0].end <= span.end, self.times[first:]))


def facts_of(analysis: Analysis, bearers: Bearers, findings: Findings) -> Facts:
    """The facts of a text, its quantities read and its time expressions put in order."""
    counted = sorted(quantities(analysis), key=lambda q: q.number)
    return Facts(analysis, bearers, tuple(counted), tuple(sorted(findings.times, key=lambda t: t.span[0])))
