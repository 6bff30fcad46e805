"""How far the words of one obligation reach: phrases cut at what is joined to them."""

from collections.abc import Iterator
from dataclasses import dataclass

from sayso.language import Analysis, Tokens
from sayso.reading.roles import NOMINAL
from sayso.reading.tables import words

GIVEN = "given in return"  # the rule of terms after `in return for`
FRAMED = "laid out as part of the deal"  # of those in the paragraph of a phase or the list of a deal
TRUCE = "a truce is to be kept"  # of a truce that is a deal itself
TRAILING = frozenset({",", ";", ".", ":", "and", "or", "but", "–", "—", "-", "?", "!", "as", "well", "while"})
OPENING = TRAILING | {"that", "when", "how", "whether", "possibly"}
CLOSERS = {"”": "“", ")": "(", "’": "‘", "]": "["}
ASIDES = frozenset({"–", "—", "--", "(", ")"})
HOPED = frozenset({"allow", "enable", "let", "help", "avoid", "prevent", "give"})  # verbs that say what it is good for
SPECIFYING = frozenset({"specifically", "namely"})
RELATIVES = frozenset({"which", "who", "whom", "whose"})
CUT = frozenset({"conj", "parataxis", "discourse"})
ITEM_TAGS = frozenset({"DT", "JJR"})  # `… and greater protection`
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
LEADING = frozenset({"aux", "auxpass", "neg", "advmod", "nsubj", "nsubjpass", "mark", "prt"})
COMMENTING = frozenset({"while", "although", "though", "as", "because", "since", "but", "whereas"})


@dataclass(frozen=True, slots=True)
class Term:
    """One obligation as the text puts it, before its fields are read."""

    head: int  # the verb or noun that says what shall be done
    tokens: Tokens
    bearers: tuple[int, ...] = ()  # heads of those who must do it
    deal: int | None = None  # a token of the phrase that names its deal
    phase: int | None = None
    rule: str = ""  # what made it an obligation, in words
    confidence: float = 0.5
    themes: tuple[int, ...] = ()  # heads of what it is done to, where the verb stands in the line above
    condition: Tokens | None = None  # what the phase or list that it stands in hangs on
    frame: Tokens | None = None  # the words above a list that its items go on
    path: str | None = None  # its place in an agreement text
    binding: bool = False  # whether its words bind: `shall`, `must`, an imperative
    within: bool = False  # whether it stands in the words of another and is one of its own


def _end(analysis: Analysis, token: int, stop: int) -> int:
    """The end of a phrase before what is joined to it, a comment clause or a closing mark."""
    for child in analysis.children[token]:
        if child > token and _cuts(analysis, child):
            stop = min(stop, analysis.subtrees[child].first)
    return _before_aside(analysis, token, stop)


def _before_aside(analysis: Analysis, token: int, stop: int) -> int:
    """The end of a phrase before what a last relative clause adds: `…, which has said nothing of it`."""
    last = stop - (stop > token + 1 and analysis.words[stop - 1] in {",", ";"})
    for at in range(token + 2, stop):
        added = analysis.words[at].lower() in RELATIVES and analysis.words[at - 1] == ","
        if added and any(analysis.subtrees[h].stop >= last for h in analysis.ancestors(at) if h > at):
            return at - 1
    return stop


def _cuts(analysis: Analysis, child: int) -> bool:
    if analysis.deps[child] in CUT:
        return True
    if specifies(analysis, child):
        return True
    if analysis.deps[child] == "advcl":
        if analysis.lemmas[child] in HOPED and any(analysis.tags[c] == "TO" for c in analysis.children[child]):
            return True  # `free the crew to allow talks`
        marks = {analysis.lemmas[c] for c in analysis.children[child] if analysis.deps[c] == "mark"}
        return bool(marks & COMMENTING)
    return False


def specifies(analysis: Analysis, verb: int) -> bool:
    """`end the siege, specifically to open the gate`: a verb that says what the one above it comes to."""
    return any(analysis.lemmas[c] in SPECIFYING for c in analysis.children[verb]) and analysis.tags[verb] == "VB"


def trimmed(analysis: Analysis, run: Tokens) -> Tokens:
    """A run without the joining words and marks at its ends, and without a closing mark whose opening is outside."""
    first, stop = run.first, max(run.first, run.stop)
    while stop > first and analysis.words[stop - 1].lower() in TRAILING:
        stop -= 1
    if stop > first and analysis.words[stop - 1] in CLOSERS:
        opening = CLOSERS[analysis.words[stop - 1]]
        if not any(analysis.words[t] == opening for t in range(first, stop)):
            stop -= 1
    while first < stop and analysis.words[first].lower() in OPENING:
        first += 1
    return Tokens(first, stop)


def noun_phrase(analysis: Analysis, token: int) -> Tokens:
    """A noun with all that belongs to it, up to what is joined to it."""
    run = analysis.subtrees[token]
    first = max([run.first, *(_after(analysis, token, run))])
    return trimmed(analysis, Tokens(first, _end(analysis, token, run.stop)))


def _after(analysis: Analysis, token: int, run: Tokens) -> Iterator[int]:
    """Where a phrase may begin at the earliest: after a conjunct or break that the parser put before its head."""
    for child in analysis.children[token]:
        if child < token and analysis.deps[child] in CUT:
            yield analysis.subtrees[child].stop


def items(analysis: Analysis, token: int, run: Tokens, *, listed: bool = False) -> Iterator[tuple[int, Tokens]]:
    """A noun phrase, parted at the commas and `and`s before a new determiner: a list that the parser read as one.

    `listed` where it is itself part of a list.
    """
    starts = [run.first]
    aside = named = False  # between dashes or brackets; after `including`
    for at in range(run.first + 1, run.stop - 1):
        aside = aside != (analysis.words[at] in ASIDES or _is_dash(analysis, at))
        named = named or analysis.lemmas[at] == "include" or analysis.lemmas[at : at + 2] == ("such", "as")
        if aside:
            continue
        comma = analysis.words[at] == ","
        follows = at + 2 if comma and analysis.words[at + 1] == "and" else at + 1
        several = listed or len(starts) > 1
        joins = comma or (analysis.words[at] == "and" and several)
        opens = analysis.tags[follows] in ITEM_TAGS if several and not comma else analysis.tags[follows] == "DT"
        if joins and follows < run.stop and opens and _is_item(analysis, follows, run, act=named):
            starts.append(follows)
    if len(starts) == 2 and analysis.words[starts[1] - 1] == "," and analysis.lemmas[starts[1]] in {"a", "an"}:
        starts = starts[:1]  # `the strip, a narrow stretch of land`: no list
    stops = [*starts[1:], run.stop]
    for first, stop in zip(starts, stops, strict=True):
        part = trimmed(analysis, Tokens(first, stop))
        if part:
            yield (token if token in part else _thing_of(analysis, part)), part


def _thing_of(analysis: Analysis, part: Tokens) -> int:
    """The noun that heads an item, wherever the parser hung what follows it."""
    outer = (t for t in part if analysis.heads[t] not in part and analysis.pos[t] in NOMINAL)
    return next(outer, analysis.root_of(part))


def _is_dash(analysis: Analysis, token: int) -> bool:
    """A hyphen with blanks around it."""
    apart = analysis.ends[token - 1] < analysis.starts[token] and analysis.ends[token] < analysis.starts[token + 1]
    return analysis.words[token] == "-" and apart


def _is_item(analysis: Analysis, determiner: int, run: Tokens, *, act: bool) -> bool:
    """Whether a determiner begins an item of a list: a noun that is no subject of a clause after it.

    After `including` people and things only tell what the item before is about: there it must name an act.
    """
    head = analysis.heads[determiner]
    if act and analysis.lemmas[head] not in words("provision_nouns", "act"):
        return False
    return head in run and head > determiner and analysis.deps[head] not in {"nsubj", "nsubjpass"}


def verb_phrase(analysis: Analysis, token: int, *, subject: bool) -> Tokens:
    """A verb with its objects and adjuncts, and its subject where wanted, up to what is joined to it."""
    run = analysis.subtrees[token]
    first = token
    for child in reversed(analysis.children[token]):
        if child < token and (subject or analysis.deps[child] not in SUBJECTS):
            lead = analysis.deps[child] in LEADING and analysis.tags[child] != "TO" and analysis.lemmas[child] != "for"
            if not subject and (not lead or analysis.deps[child] in {"mark", "aux", "auxpass"}):
                break
            if lead:
                first = min(first, analysis.subtrees[child].first if analysis.deps[child] in SUBJECTS else child)
    return trimmed(analysis, Tokens(first, _end(analysis, token, run.stop)))


def has_subject(analysis: Analysis, token: int) -> bool:
    """Whether a verb has a subject of its own."""
    return any(analysis.deps[c] in SUBJECTS for c in analysis.children[token])


def joined(analysis: Analysis, token: int) -> tuple[int, ...]:
    """A head and those joined with it."""
    return analysis.conjuncts(token)
