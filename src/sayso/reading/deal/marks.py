"""What tells one deal from another by the words of its name: its matter, whose it is, its phase, age and reach."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from sayso.language import Analysis, Tokens
from sayso.reading import roles
from sayso.reading.nations import nations
from sayso.reading.outline import phase_number
from sayso.reading.tables import column, words

CONTENT = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})
OWNERS = frozenset({"PERSON", "ORG", "NORP", "GPE"})
PARTNERS = frozenset({"with", "between"})
OWNED = frozenset({"by", "from"})
NOBODY = frozenset({"side", "party"})  # `between the sides`: it tells no deal from another
STRANGER = 3  # times that a text names somebody it is not about
OF = frozenset({"of"})
QUOTES = frozenset({"“", '"', "‘", "``"})
LENGTH = re.compile(r"\b(?:\d+|one|two|three|four|five|six|seven|ten)[-\s](?:hour|day|week|month)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Marks:
    """The words of a mention that say which deal it is, by what they say."""

    words: frozenset[str]  # all of them that say something, lemmas
    matters: frozenset[str]  # what is negotiated: `ceasefire`, `trade`
    orders: frozenset[str]  # `new`, `previous`, `modified`
    reach: str | None  # long (`lasting`, `final`) or short (`interim`, `six-week`)
    phase: int | None
    owners: frozenset[str]  # `the envoy's`, `Ruritanian`, `by the union`
    partners: frozenset[str]  # `with the union`, `between A and B`
    names: frozenset[str]  # other proper nouns before the noun
    dates: frozenset[str]
    strangers: frozenset[str]  # partners that the text hardly names otherwise
    quoted: bool  # whether the name stands in quotation marks

    @property
    def told(self) -> float:
        """How much it says about which deal it is."""
        score = float(min(2, len(self.words)))
        for given in (self.matters, self.dates, self.names, self.owners, self.partners):
            score += 0.5 if given else 0.0
        return score + (0.5 if self.reach or self.phase or self.orders else 0.0)


def marks_of(analysis: Analysis, token: int, run: Tokens, named: Mapping[str, int]) -> Marks:
    """The marks of a phrase with this head noun; `named` counts the lemmas of the text."""
    before, after = Tokens(run.first, token), Tokens(token + 1, run.stop)
    partners = _heads(analysis, token, PARTNERS)
    quoted = analysis.quote(run)
    owned = (*_heads(analysis, token, OWNED), *_persons(analysis, token), *_presenters(analysis, token))
    owners = frozenset(_owners(analysis, token, before)) | _parties(analysis, owned)
    return Marks(
        words=_content(analysis, before, token) | _content(analysis, after, token),
        matters=frozenset(_matters(analysis, run, token)),
        orders=_listed(analysis, before, "order"),
        reach=_reach(analysis, before, quoted),
        phase=phase_number(quoted),
        owners=owners,
        partners=_parties(analysis, partners),
        names=frozenset(_names(analysis, before)) - owners,
        dates=frozenset(_dates(analysis, token, run)),
        strangers=_parties(analysis, (p for p in partners if named[analysis.lemmas[p]] <= STRANGER)),
        quoted=any(analysis.words[t] in QUOTES for t in before),
    )


def _content(analysis: Analysis, run: Tokens, token: int) -> frozenset[str]:
    return frozenset(roles.word(analysis, t) for t in run if _says(analysis, t, token) and not _is_set(analysis, t))


def _is_set(analysis: Analysis, token: int) -> bool:
    """Whether a word, or the hyphened one that it is part of, says nothing about which deal it is, or is read apart."""
    parts = {analysis.lemmas[token], analysis.words[token].lower()}
    if token + 2 < len(analysis) and analysis.words[token + 1] == "-":
        parts |= {_joined(analysis, token), analysis.words[token + 2].lower() + "-"}
        parts |= {_joined(analysis, token + 2)} if _is_aged(analysis, token) else set()
    if token >= 2 and analysis.words[token - 1] == "-":
        parts |= {_joined(analysis, token - 2)}
    return bool(parts & _set_words()) or not any(c.isalnum() for c in analysis.words[token])


def _is_aged(analysis: Analysis, token: int) -> bool:
    """`30-year-old`, of which the number says nothing."""
    return token + 4 < len(analysis) and analysis.words[token + 3] == "-" and analysis.pos[token] == "NUM"


@cache
def _set_words() -> frozenset[str]:
    """The words that say something of their own, or nothing."""
    return frozenset().union(*(words("deal_words", label) for label in ("empty", "order", "long", "short")))


def _says(analysis: Analysis, token: int, noun: int) -> bool:
    """Whether a word can say which deal it is: no other name of a deal; a participle only before the noun."""
    if any(roles.word(analysis, token) in words("deal_nouns", label) for label in ("agreement", "offer")):
        return False
    if analysis.name_of[token] == "DATE" and token > noun:
        return False
    return analysis.pos[token] in CONTENT or (token < noun and analysis.tags[token] in {"VBG", "VBN"})


def _matters(analysis: Analysis, run: Tokens, token: int) -> Iterable[str]:
    """The matters that a phrase names, each by one word: a truce is a ceasefire."""
    same = column("deal_matters", "word", "matter")
    for t in run:
        for word in (analysis.words[t].lower(), roles.word(analysis, t)):
            if word in same and (t != token or word not in words("deal_nouns", "agreement")):
                yield same[word]
                break


def _listed(analysis: Analysis, run: Tokens, label: str) -> frozenset[str]:
    """The words of a run in the table under a label; `long-term` too, which the tokenizer parts."""
    found = {w for t in run for w in (analysis.lemmas[t], analysis.words[t].lower())}
    found |= {_joined(analysis, t) for t in run if t + 2 < run.stop and analysis.words[t + 1] == "-"}
    return frozenset(found & words("deal_words", label))


def _joined(analysis: Analysis, token: int) -> str:
    return f"{analysis.words[token]}-{analysis.words[token + 2]}".lower()


def _reach(analysis: Analysis, before: Tokens, quoted: str) -> str | None:
    if _listed(analysis, before, "long"):
        return "long"
    return "short" if _listed(analysis, before, "short") or LENGTH.search(quoted) else None


def _owners(analysis: Analysis, token: int, before: Tokens) -> Iterable[str]:
    for t in before:
        possessive = analysis.deps[t] == "poss" and analysis.pos[t] in roles.NOMINAL
        national = analysis.name_of[t] == "NORP"
        if possessive or national:
            yield _party(analysis, t)


def _heads(analysis: Analysis, token: int, prepositions: frozenset[str]) -> tuple[int, ...]:
    """The heads of those whom a phrase names after these prepositions, its own or of a participle (`presented by`)."""
    below = [token, *(c for c in analysis.children[token] if analysis.deps[c] == "acl")]
    found = {t for b in below for t in roles.under(analysis, b, prepositions)}
    return tuple(sorted(t for t in found if analysis.pos[t] in roles.NOMINAL))


def _persons(analysis: Analysis, token: int) -> Iterator[int]:
    """Whose it is by `of`: a person, named or by title (`the plan of the President of Ruritania`)."""
    for t in roles.under(analysis, token, OF):
        titled = analysis.words[t][:1].isupper() and analysis.lemmas[t].lower() in words("deal_words", "title")
        if titled or analysis.name_of[t] == "PERSON":
            yield next((p for p in roles.under(analysis, t, OF) if titled), t)


def _presenters(analysis: Analysis, token: int) -> Iterator[int]:
    """Who lays it before others: `the envoy outlined a plan`."""
    clause = analysis.clause_around(token)
    if clause is None or token not in roles.themes(clause) or clause.lemma not in words("deal_status", "presents"):
        return
    yield from (t for t in roles.doers(clause) if analysis.pos[t] in roles.NOMINAL)


def _parties(analysis: Analysis, tokens: Iterable[int]) -> frozenset[str]:
    """Their words, those of `the sides` left out: they name nobody."""
    return frozenset(_party(analysis, t) for t in tokens if analysis.lemmas[t] not in NOBODY)


def _party(analysis: Analysis, token: int) -> str:
    """A party's word: that of the state for its adjective."""
    word = analysis.words[token]
    return (nations().described(word) or nations().named(word) or analysis.lemmas[token]).casefold()


def _after(analysis: Analysis, run: Tokens) -> list[int]:
    """The participle that follows a name after a comma, wherever the parser hung it."""
    at = run.stop + 1
    parted = at < len(analysis) and analysis.words[run.stop] == ","
    return [at] if parted and analysis.tags[at] == "VBN" else []


def _names(analysis: Analysis, before: Tokens) -> Iterable[str]:
    for t in before:
        if analysis.deps[analysis.heads[t]] == "poss" and analysis.deps[t] == "compound":
            continue  # an owner's first name
        led = t + 1 < before.stop and analysis.words[t + 1] == "-"  # `UN-led`
        proper = not led and analysis.pos[t] == "PROPN" and analysis.name_of[t] not in {"DATE", "ORDINAL", "CARDINAL"}
        if proper and analysis.lemmas[t] not in words("deal_words", "title") and _says(analysis, t, before.stop):
            yield analysis.lemmas[t]


def _dates(analysis: Analysis, token: int, run: Tokens) -> Iterable[str]:
    """The months and years of a phrase and of the participle after it: `an accord with the guild, reached in 1992`."""
    told = [c for c in analysis.children[token] if analysis.deps[c] == "acl" and c > token]
    told += _after(analysis, run)
    reach = max([run.stop, *(analysis.subtrees[c].stop for c in told)])
    for t in range(run.first, min(reach, run.stop + 8)):
        year = analysis.words[t].isdigit() and len(analysis.words[t]) == 4
        month = analysis.lemmas[t].rstrip(".") in words("deal_words", "month")
        if analysis.name_of[t] == "DATE" and (year or month):
            yield analysis.lemmas[t]
