"""Lists in agreement texts: the line with a colon above them, and items that go on what it says.

`The council shall release:` gives its verb and bearer to `all prisoners`; `The following acts are prohibited:` bans
what its items name; `If posts are cut, the company shall:` gives its condition.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sayso.language import Analysis, Tokens
from sayso.reading.provision.doers import bearers_of
from sayso.reading.provision.sentences import obligation
from sayso.reading.provision.spans import Term, trimmed
from sayso.reading.roles import NOMINAL
from sayso.reading.tables import words

OPEN = frozenset({"follow", "following", "include", "take", "measure", "agree", "action"})
OPENERS = 2  # tokens of a bare `Provided that`


@dataclass(frozen=True, slots=True)
class Frame:
    """What a line with a colon gives to the items below it."""

    tokens: Tokens
    verb: int | None = None  # the verb whose object or adjunct the items are
    bearers: tuple[int, ...] = ()
    bans: bool = False
    condition: Tokens | None = None  # `If posts are cut, …:`


def frame_of(analysis: Analysis, sentence: Tokens, above: Frame | None) -> Frame | None:
    """The frame that a sentence with a colon sets up; None where it says something that is no obligation."""
    frame = _frame(analysis, sentence, above)
    condition = _hung_on(analysis, sentence) or (above.condition if above is not None else None)
    return None if frame is None else replace(frame, condition=condition)


def _hung_on(analysis: Analysis, sentence: Tokens) -> Tokens | None:
    """`If posts are cut` of `If posts are cut, the company shall:`; `Provided that:` is none by itself."""
    if not _is_conditional(analysis, sentence.first):
        return None
    commas = [t for t in sentence if analysis.words[t] == "," and t + 2 < sentence.stop]
    run = trimmed(analysis, Tokens(sentence.first, commas[-1] if commas else sentence.stop))
    return run if len(run) > OPENERS else None


def _is_conditional(analysis: Analysis, token: int) -> bool:
    return analysis.words[token].lower() in words("agreement_words", "conditional")


def _frame(analysis: Analysis, sentence: Tokens, above: Frame | None) -> Frame | None:
    told = obligation(analysis, sentence, pointed=False)
    if told is None:
        return _condition(analysis, sentence, above)
    clause, _ = told
    if clause.lemma in words("agreement_words", "bans"):
        return Frame(sentence, bans=True)
    opens = clause.lemma in OPEN or any(analysis.lemmas[t] in OPEN for t in clause.objects)
    whole = not clause.objects and not clause.complements and not clause.passive
    verb = None if opens or (whole and _hangs(analysis, clause.predicate, sentence)) else clause.predicate
    return Frame(sentence, verb, bearers_of(analysis, clause))


def _hangs(analysis: Analysis, verb: int, sentence: Tokens) -> bool:
    """Whether a sentence breaks off at its auxiliary: `the company shall:`."""
    return analysis.words[verb].lower() in {"shall", "will", "must", "be"} or verb + 2 >= sentence.stop


def _condition(analysis: Analysis, sentence: Tokens, above: Frame | None) -> Frame | None:
    """`If posts are cut, the company shall:`, `Provided that …:`, `During this phase:`: no clause that obliges."""
    modal = next((t for t in sentence if analysis.tags[t] == "MD" and t + 2 >= sentence.stop), None)
    if modal is not None:
        before = [t for t in range(sentence.first, modal) if analysis.pos[t] in {*NOMINAL, "PRON"}]
        return Frame(sentence, None, tuple(before[-1:]))
    if _is_conditional(analysis, sentence.first) or analysis.pos[sentence.first] == "ADP":
        return Frame(sentence, above.verb if above else None, above.bearers if above else ())
    return None


def item_terms(analysis: Analysis, sentence: Tokens, frame: Frame, found: Sequence[Term]) -> list[Term]:
    """The obligations of an item: its own, with the frame's bearer; else what the frame says of it."""
    if found:
        hung = [t if t.condition else replace(t, condition=frame.condition) for t in found]
        return [t if t.bearers else replace(t, bearers=frame.bearers) for t in hung]
    run = trimmed(analysis, sentence)
    if len(run) < 1 or not any(analysis.pos[t] in {*NOMINAL, "VERB", "NUM"} for t in run):
        return []
    root = analysis.root_of(run)
    if frame.bans:
        return [
            Term(
                root,
                run,
                frame.bearers,
                rule="the line above bans it",
                confidence=0.6,
                binding=True,
                condition=frame.condition,
            )
        ]
    if frame.verb is None:
        return []
    clause = analysis.clause_at(frame.verb)
    themes = (root,) if analysis.pos[root] in NOMINAL else clause.objects if clause is not None else ()
    rule = f"“{analysis.words[frame.verb].lower()}” in the line above"
    return [
        Term(
            frame.verb,
            run,
            frame.bearers,
            rule=rule,
            confidence=0.6,
            themes=themes,
            binding=True,
            condition=frame.condition,
        )
    ]
