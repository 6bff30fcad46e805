"""Stances that verbs and adjectives state: `demands`, `will not accept`, `is ready to`, `is unacceptable`."""

from dataclasses import replace

from sayso.language import Analysis, Clause, Tokens
from sayso.reading.stance.cues import Cue, Stance, cues, denied, meaning, of_clause
from sayso.reading.stance.extents import marker_of
from sayso.reading.stance.preambles import begins_line
from sayso.reading.stance.voices import Voices
from sayso.reading.tables import words

PARTICLES = frozenset({"prt", "advmod", "acomp", "oprd", "intj", "dobj"})  # `ruled out`, `stands firm`, `said no`
HANGING = frozenset({"advcl", "acl", "relcl"})


def verb(analysis: Analysis, clause: Clause, voices: Voices) -> Stance | None:
    """What a verb of the table states of its subject, or of its agent where it is passive."""
    if _aim(analysis, clause) and clause.lemma not in words("stance_words", "voicing"):
        return None  # `to support the plan` says what for, not what is held; `marched to demand` does
    no = denied(analysis, clause)
    for cue in cues("verb").get(clause.lemma, ()):
        said = meaning(cue, no, clause.modal)
        heads = _issue_heads(analysis, clause, cue) if _has_particle(analysis, clause, cue.particle) else ()
        if clause.lemma == "insist" and any(_was(analysis, h) for h in heads):
            continue  # that something was so is claimed, and not wanted
        if said is not None and clause.modal in {"may", "might"} and not voices.spoken(clause.predicate):
            continue  # the writer's guess
        if any(marker_of(analysis, h) == "whether" for h in heads):  # `will decide whether to sign`
            said = ("undecided", None) if clause.lemma in words("stance_words", "pondering") else None
        if said is None or not heads or (clause.passive and not clause.agents):
            continue
        stance = of_clause(
            analysis,
            clause,
            cue,
            said,
            heads,
            holders=clause.agents if clause.passive else _holders(clause),
            whole=clause.passive,
            why=f"the verb “{clause.lemma}”" + (" denied" if no else ""),
        )
        left_out = heads == _left_out(analysis, clause)
        first = analysis.subtrees[heads[0]].first if left_out else stance.run.first
        return replace(stance, run=Tokens(min(first, stance.run.first), stance.run.stop))
    return None


def _aim(analysis: Analysis, clause: Clause) -> bool:
    """Whether a clause only says what something is for: an infinitive of purpose."""
    hangs = clause.tense == "infinitive" and clause.kind in HANGING
    return hangs and "to" in _auxiliaries(analysis, clause.predicate)


def _was(analysis: Analysis, head: int) -> bool:
    """Whether a clause tells of what was so."""
    clause = analysis.clause_at(head)
    return clause is not None and clause.tense == "past" and clause.modal is None


def _holders(clause: Clause) -> tuple[int, ...]:
    """The subject, and who it agrees `with`."""
    return (*clause.subjects, *(_prepositional(clause, "with") if clause.lemma == "agree" else ()))


def _has_particle(analysis: Analysis, clause: Clause, particle: str | None) -> bool:
    if particle is None:
        return clause.particle is None
    below = (c for c in analysis.children[clause.predicate] if analysis.deps[c] in PARTICLES)
    return any(analysis.words[c].lower() == particle for c in below)


def _auxiliaries(analysis: Analysis, head: int) -> set[str]:
    return {analysis.words[c].lower() for c in analysis.children[head] if analysis.deps[c] in {"aux", "auxpass"}}


def _issue_heads(analysis: Analysis, clause: Clause, cue: Cue) -> tuple[int, ...]:
    """The head tokens of what a verb's stance is about; empty where it does not say, or talks only of talking."""
    for take in sorted(cue.takes, key=lambda t: t == "object"):  # `asked the union to stop` is about stopping
        found = tuple(_antecedent(analysis, clause, t) for t in _taken(analysis, clause, take))
        if any(
            analysis.tags[t] in {"WP", "WRB"} or analysis.lemmas[t] in words("stance_words", "telling") for t in found
        ):
            return ()
        if found:
            return found
    return ()


def _taken(analysis: Analysis, clause: Clause, take: str) -> tuple[int, ...]:
    """The head tokens of one kind of complement."""
    base, plus, _ = take.partition("+")
    if take == "object":
        return clause.subjects if clause.passive else clause.objects or _left_out(analysis, clause)
    if base.startswith("clause"):
        return tuple(c for c in clause.complements if take == "clause" or _wished(analysis, c))
    if take == "aim":  # `voted to accept` is told by the verb below
        aims = () if clause.objects else _infinitives(analysis, clause)
        return () if any(analysis.lemmas[t] in cues("verb") for t in aims) else aims
    if take == "whom" or plus:
        addressed = bool(clause.objects if take == "whom" else _prepositional(clause, base))
        return _infinitives(analysis, clause) if addressed else ()
    found = _prepositional(clause, take) or _below_adjective(analysis, clause, take)
    marked = [c for c in clause.complements if any(analysis.words[m].lower() == take for m in analysis.children[c])]
    return found or tuple(marked)  # `called for all sides to stop`


def _left_out(analysis: Analysis, clause: Clause) -> tuple[int, ...]:
    """The noun that a relative clause without a pronoun is about: `concessions the union has long resisted`."""
    bare = clause.kind == "relcl" and clause.subjects and not clause.complements
    noun = analysis.heads[clause.predicate]
    asked = any(analysis.tags[t] in {"WDT", "WP", "WRB"} for t in range(noun + 1, clause.predicate))
    return (noun,) if bare and not asked and noun not in clause.subjects else ()


def _prepositional(clause: Clause, preposition: str) -> tuple[int, ...]:
    return tuple(token for prep, token in clause.obliques if prep == preposition)


def _below_adjective(analysis: Analysis, clause: Clause, preposition: str) -> tuple[int, ...]:
    """What follows a preposition that the parser hung on a verb's adjective: `stood firm against the levy`."""
    adjectives = (c for c in analysis.children[clause.predicate] if analysis.deps[c] == "acomp")
    preps = (p for a in adjectives for p in analysis.children[a] if analysis.words[p].lower() == preposition)
    return tuple(c for p in preps for c in analysis.children[p] if analysis.deps[c] in {"pobj", "pcomp"})


def _infinitives(analysis: Analysis, clause: Clause) -> tuple[int, ...]:
    """Complement clauses, or infinitives on what a verb is addressed to (`called on the union to stop`)."""
    near = (clause.predicate, *clause.objects, *(token for _, token in clause.obliques))
    below = [c for head in near for c in analysis.children[head] if analysis.deps[c] in HANGING]
    return clause.complements or tuple(c for c in below if "to" in _auxiliaries(analysis, c))


def _wished(analysis: Analysis, head: int) -> bool:
    """Whether a complement clause says what should be: with `should` or `must`, or a bare subjunctive."""
    helpers = _auxiliaries(analysis, head)
    subject = any(analysis.deps[c].startswith("nsubj") for c in analysis.children[head])
    return bool(helpers & {"should", "must", "be"}) or (subject and analysis.tags[head] == "VB" and not helpers)


def _antecedent(analysis: Analysis, clause: Clause, token: int) -> int:
    """The noun that a relative pronoun stands for, else the token itself."""
    relative = analysis.tags[token] == "WDT" or (clause.kind == "relcl" and analysis.words[token].lower() == "that")
    return analysis.heads[clause.predicate] if relative and clause.kind == "relcl" else token


def adjective(analysis: Analysis, clause: Clause, voices: Voices) -> Stance | None:
    """What an adjective of the table states: of its subject (`is ready to`), or as the speaker's judgement."""
    word = _adjective_of(analysis, clause)
    if word is None or (clause.perfect and clause.modal):
        return None  # `would not have been possible` tells of what was
    lemma = analysis.lemmas[word] if word != clause.predicate else analysis.words[word].lower()
    no = denied(analysis, clause)
    for cue in cues("adjective").get(lemma, ()):
        said = meaning(cue, no, clause.modal)
        heads = _adjective_issue(analysis, clause, word, cue)
        if said is None or not heads:
            continue
        contested = said[0] == "undecided"
        judges = "subject" in cue.takes or contested
        return of_clause(
            analysis,
            clause,
            cue,
            said,
            heads,
            holders=() if judges else clause.subjects,
            whole=judges,
            why=f"“{lemma}”" + (" denied" if no else ""),
            contested=contested,
        )
    return None


def _adjective_of(analysis: Analysis, clause: Clause) -> int | None:
    """The adjective that a copula states, or the participle that serves as one (`is committed to`)."""
    for child in analysis.children[clause.predicate]:
        if analysis.deps[child] in {"acomp", "oprd"} and analysis.lemmas[child] in cues("adjective"):
            return child
    stative = (clause.passive and not clause.agents) or begins_line(analysis, clause.predicate)
    return clause.predicate if stative and analysis.words[clause.predicate].lower() in cues("adjective") else None


def _adjective_issue(analysis: Analysis, clause: Clause, word: int, cue: Cue) -> tuple[int, ...]:
    below = sorted({*analysis.children[word], *analysis.children[clause.predicate]})
    for take in cue.takes:
        if take == "clause":
            found = [c for c in below if analysis.deps[c] in {"xcomp", "ccomp", "advcl"} and analysis.pos[c] == "VERB"]
        elif take == "subject":
            back = "back" in cue.takes and not clause.complements
            found = [s for s in clause.subjects if analysis.pos[s] != "PRON" or analysis.deps[s] == "csubj" or back]
        else:
            preps = [c for c in below if analysis.deps[c] == "prep" and analysis.lemmas[c] == take]
            found = [c for p in preps for c in analysis.children[p] if analysis.deps[c] in {"pobj", "pcomp"}]
        if found:
            return tuple(found)
    return ()
