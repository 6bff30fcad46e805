"""Who speaks: the subject of a cue, also where the parser has hung the cue inside what someone else says.

`The ministry said the talks were hard but insisted …`: the parser takes `insisted` for something the talks did.
"""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from sayso.language import Analysis
from sayso.language.analysis import Clause
from sayso.model import Spans
from sayso.reading.actor.nouns import noun_kind
from sayso.reading.attribution.cues import VerbCue, cue_lemma, noun_cues, verb_cues
from sayso.reading.attribution.page import Page
from sayso.reading.attribution.spans import AUXILIARIES, name_as_modal, source_spans
from sayso.reading.tables import rows, words

NAMES = frozenset({"PERSON", "ORG", "GPE", "NORP"})
BODIES = frozenset({"ORG", "GPE"})
PERSONAL = frozenset({"person", "official", "crowd"})
PERSONS = frozenset(
    {"he", "she", "they", "we", "i", "you", "who", "it", "each", "both", "all", "others", "many", "some"}
)
SPOKEN = 0.8  # the share of clause complements from which a verb is one of saying


def can_speak(analysis: Analysis, head: int) -> bool:
    """Whether a noun or pronoun names someone who can speak or want: a person, a group, an office."""
    if analysis.pos[head] == "PRON" or analysis.words[head].lower() in PERSONS:
        return analysis.words[head].lower() in PERSONS
    if analysis.pos[head] == "PROPN":
        return True
    return analysis.name_of[head] in NAMES or analysis.lemmas[head] in actor_nouns()


@cache
def actor_nouns() -> frozenset[str]:
    """The nouns that name an actor of any kind."""
    return frozenset(row["word"] for row in rows("actor_nouns"))


def own_subjects(analysis: Analysis, clause: Clause) -> tuple[int, ...]:
    """The subjects that hang on the predicate itself."""
    return tuple(s for s in clause.subjects if analysis.heads[s] == clause.predicate) and clause.subjects


def _cue_of(analysis: Analysis, verb: int) -> VerbCue | None:
    return verb_cues().get(cue_lemma(analysis.lemmas[verb]))


def _light(analysis: Analysis, verb: int) -> bool:
    """Whether a verb makes a cue with its object: `expressed confidence that …`."""
    objects = [analysis.lemmas[c] for c in analysis.children[verb] if analysis.deps[c] == "dobj"]
    return analysis.lemmas[verb] in words("cues_words", "light") and any(o in noun_cues() for o in objects)


def _hung_on(analysis: Analysis, verb: int) -> tuple[int, str] | None:
    """The verb inside a complement that a cue without a subject hangs on, and how: `conj` or `advcl`."""
    at, label = verb, analysis.deps[verb]
    if label not in {"conj", "advcl"}:
        return None
    while analysis.deps[at] in {"conj", "advcl"} and analysis.heads[at] != at:
        at = analysis.heads[at]
    return (at, label) if analysis.deps[at] == "ccomp" else None


def _impersonal(analysis: Analysis, verb: int) -> bool:
    """Whether the verb's subject is a thing, so that what is coordinated with it is someone else's act."""
    subjects = [c for c in analysis.children[verb] if analysis.deps[c] in {"nsubj", "nsubjpass", "expl", "csubj"}]
    return bool(subjects) and not any(can_speak(analysis, s) for s in subjects)


def _out_of_step(analysis: Analysis, inner: int, verb: int) -> bool:
    """Whether a verb cannot be coordinated with another one, which its modal governs: `would sign it but took aim`."""
    helpers = [c for c in analysis.children[inner] if analysis.deps[c] in AUXILIARIES]
    modal = any(analysis.tags[c] == "MD" and analysis.heads[c] == inner for c in helpers)
    own = any(analysis.deps[c] in AUXILIARIES for c in analysis.children[verb])
    return modal and analysis.tags[verb] in {"VBD", "VBZ"} and not own


def misplaced(analysis: Analysis, clause: Clause) -> int | None:
    """The cue verb whose subject a clause shares, where the parser gives it another one's; None where it does not."""
    verb = clause.predicate
    hung = _hung_on(analysis, verb)
    if hung is None or own_subjects(analysis, clause):
        return None
    inner, label = hung
    outer = analysis.heads[inner]
    cue, outer_cue = _cue_of(analysis, verb), _cue_of(analysis, outer)
    if outer_cue is None or not outer < inner < verb:
        return None
    if label == "conj" and _out_of_step(analysis, inner, verb):
        return outer
    if outer_cue.clause < SPOKEN or (cue is None and not _light(analysis, verb)):
        return None
    spoken = cue is not None and cue.quote and cue.clause >= SPOKEN
    if label == "conj":
        same = analysis.tags[verb] == analysis.tags[outer]
        takes = any(analysis.deps[c] in {"ccomp", "xcomp", "dobj", "prep"} for c in analysis.children[verb])
        return outer if takes and ((spoken and same) or _impersonal(analysis, inner)) else None
    comma = analysis.words[analysis.subtrees[verb].first - 1] in {",", "-", "–", "—", "--"}
    takes = any(analysis.deps[c] in {"ccomp", "xcomp"} for c in analysis.children[verb])
    return outer if comma and analysis.tags[verb] == "VBG" and takes and spoken else None


def misplaced_cues(analysis: Analysis) -> Mapping[int, int]:
    """For each cue that hangs in another's content but is not part of it, that other cue."""
    found = {c.predicate: misplaced(analysis, c) for c in analysis.clauses}
    return MappingProxyType({verb: outer for verb, outer in found.items() if outer is not None})


def source_of(page: Page, clause: Clause, outer: Mapping[int, int]) -> Spans:
    """The source of a cue: its subject, or that of the cue which it belongs beside."""
    seen, verb = set(), clause.predicate
    while verb in outer and verb not in seen:
        seen.add(verb)
        verb = outer[verb]
    owner = page.analysis.clause_at(verb) or clause
    subjects = [s for s in owner.subjects if not _in_other_quote(page, s, clause.predicate)]
    persons = _persons_before(page.analysis, owner)
    if persons is not None:
        subjects = [persons]
    elif owner.kind == "relcl" and owner.inherited_subject:
        subjects = [*_joint(page.analysis, owner), *subjects]
    if not subjects:
        subjects = near_subjects(page.analysis, clause.predicate)
    return source_spans(page, subjects, clause.predicate) or _misread_name(page, clause.predicate)


def near_subjects(analysis: Analysis, verb: int) -> list[int]:
    """The subjects that hang on a predicate or, misread, on its auxiliary."""
    holders = [verb, *(c for c in analysis.children[verb] if analysis.deps[c] in AUXILIARIES)]
    heads = [c for h in holders for c in analysis.children[h] if analysis.deps[c] in {"nsubj", "nsubjpass"}]
    return [token for head in heads for token in analysis.conjuncts(head)]


def _joint(analysis: Analysis, clause: Clause) -> list[int]:
    """The others of a joint antecedent: `the union and its allies, who said …`."""
    head, found = analysis.heads[clause.predicate], []
    if analysis.words[analysis.subtrees[clause.predicate].first - 1] != ",":
        return []
    while analysis.deps[head] == "conj":
        head = analysis.heads[head]
        found.append(head)
    return found[::-1]


def _persons_before(analysis: Analysis, clause: Clause) -> int | None:
    """Whom a plural `who` means that the parser hangs on a body: `the relatives of men held by Lund, who have …`."""
    verb = clause.predicate
    while analysis.deps[verb] == "conj":
        verb = analysis.heads[verb]
    body = analysis.heads[verb]
    if analysis.deps[verb] != "relcl" or analysis.name_of[body] not in BODIES or not _plural_who(analysis, verb):
        return None
    if own_subjects(analysis, clause) and clause.predicate != verb:
        return None
    found = None
    for token in analysis.ancestors(body):
        if analysis.pos[token] == "VERB" and analysis.deps[token] != "acl":
            break
        if analysis.tags[token] == "NNS" and noun_kind(analysis.lemmas[token]) in PERSONAL:
            found = token
        if analysis.deps[token] == "conj" and found is not None:
            break
    return found


def _plural_who(analysis: Analysis, verb: int) -> bool:
    """Whether a relative clause has `who` for its subject and a verb in the plural."""
    words_in = [analysis.words[c].lower() for c in analysis.children[verb] if analysis.deps[c] == "nsubj"]
    helpers = [c for c in analysis.children[verb] if analysis.deps[c] in AUXILIARIES]
    return words_in == ["who"] and any(analysis.tags[t] == "VBP" for t in (verb, *helpers))


def _misread_name(page: Page, verb: int) -> Spans:
    """The name that the tagger takes for a modal: `May said`."""
    before = verb - 1
    if before >= 0 and page.analysis.heads[before] == verb and name_as_modal(page.analysis, before, verb):
        return (page.analysis.span(before),)
    return ()


def _in_other_quote(page: Page, subject: int, verb: int) -> bool:
    held = page.speech_at(subject)
    return held is not None and held != page.quote_of[verb]
