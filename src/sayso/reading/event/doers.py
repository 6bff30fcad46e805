"""Who does what a verb tells of: its subject or agent, or whoever it is where the parser misread the clause."""

from sayso.language import Analysis, Clause
from sayso.model import ActorIds
from sayso.reading import roles
from sayso.reading.event.people import People
from sayso.reading.furniture import datelines
from sayso.reading.tables import words

BLAMED = frozenset({"of", "for"})
AGAINST = frozenset({"against"})
RELATIVES = frozenset({"which", "who"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
SHARING = frozenset({"xcomp", "advcl", "pcomp", "acl", "conj"})  # clauses that take their doer from the one around
BRACKET = 14  # tokens before a bracket in which its signatory stands
ABSOLUTE = 8  # tokens between `with the guild` and its participle
CLIMBED = 3  # clauses
NO_PARTICIPLE = frozenset({"for", "on", "upon"})


class Doers:
    """Finds the doers of a text's clauses."""

    def __init__(self, analysis: Analysis, people: People) -> None:
        self.analysis = analysis
        self.people = people
        self.dated = frozenset(t for line in datelines(analysis) for t in analysis.tokens_in(line.span))

    def of(self, clause: Clause) -> ActorIds:
        """Who does it: whoever is accused of it, else the doers that the parse gives, else the nearest that fits."""
        found = self.people.who(self._blamed(clause)) or self._given(clause) or self.people.who(roles.doers(clause))
        if found or (clause.passive and not self._finite(clause)):
            return found
        return self._own(clause) or self._absolute(clause) or self._around(clause)

    def signed(self, token: int) -> ActorIds:
        """`the envoy (signed)`: the last actor named before the bracket that a verb begins."""
        if token < 2 or self.analysis.words[token - 1] != "(":
            return ()
        before = range(token - 2, max(-1, token - BRACKET), -1)
        return next((found for t in before if (found := self.people.who((t,)))), ())

    def _blamed(self, clause: Clause) -> tuple[int, ...]:
        """`accused the council of breaking the accord`: whose act a participle under `of` or `for` is."""
        preposition = self.analysis.heads[clause.predicate]
        above = self.analysis.clause_around(self.analysis.heads[preposition])
        if clause.kind != "pcomp" or above is None or self.analysis.lemmas[preposition] not in BLAMED:
            return ()
        against = self._against(above)
        if against and self.analysis.lemmas[preposition] == "for":
            return against
        beside = self.analysis.heads[preposition] in (above.predicate, *roles.themes(above))
        return roles.themes(above) if beside and above.lemma in words("event_modes", "blames") else ()

    def _against(self, clause: Clause) -> tuple[int, ...]:
        """Against whom something is done, or its object is (`sanctions against the council for breaking it`)."""
        own = roles.obliques(clause, AGAINST)
        return own or tuple(t for o in clause.objects for t in roles.under(self.analysis, o, AGAINST))

    def _own(self, clause: Clause) -> ActorIds:
        """The subject that stands in the clause, where the parser took it for something else."""
        return self._after_dateline(clause) or self._described(clause) or self._relative(clause)

    def _after_dateline(self, clause: Clause) -> ActorIds:
        """`LUND (Agency) - The envoy said`: the name beside the place, not the place."""
        beside = [c for s in clause.subjects if s in self.dated for c in self.analysis.children[s]]
        names = [c for c in beside if self.analysis.deps[c] == "appos" and c not in self.dated]
        return self.people.who(t for name in names for t in self.analysis.conjuncts(name))

    def _finite(self, clause: Clause) -> bool:
        """`The council, in a letter, called for`: a verb with its preposition that the parser took for a participle."""
        after = self.analysis.words[clause.predicate + 1 : clause.predicate + 2]
        return clause.kind == "acl" and after != () and after[0] in NO_PARTICIPLE

    def _described(self, clause: Clause) -> ActorIds:
        """The noun that a finite verb seems to describe."""
        finite = clause.kind == "acl" and (clause.tense == "past" or self._finite(clause))
        return self.people.who((self.analysis.heads[clause.predicate],)) if finite else ()

    def _relative(self, clause: Clause) -> ActorIds:
        """`a charge denied by the guild, which had …`: whoever is named right before the pronoun."""
        analysis = self.analysis
        for child in analysis.children[clause.predicate]:
            if analysis.lemmas[child] in RELATIVES and analysis.deps[child] in SUBJECTS:
                return self.people.who((roles.word_before(analysis, child),)) if child else ()
        return ()

    def _absolute(self, clause: Clause) -> ActorIds:
        """`with the guild insisting on it`."""
        analysis = self.analysis
        if clause.tense != "participle":
            return ()
        for token in range(clause.predicate - 1, max(-1, clause.predicate - ABSOLUTE), -1):
            if analysis.pos[token] in {"PUNCT", "VERB"}:
                return ()
            if analysis.deps[token] == "pobj" and analysis.lemmas[analysis.heads[token]] == "with":
                return self.people.who((token,))
        return ()

    def _given(self, clause: Clause) -> ActorIds:
        """`gave the guild a chance to meet`: whose chance it is."""
        parent = None if clause.parent is None else self.analysis.clauses[clause.parent]
        if parent is None or clause.kind != "acl" or self.analysis.heads[clause.predicate] not in parent.objects:
            return ()
        return self.people.who(parent.datives)

    def _around(self, clause: Clause) -> ActorIds:
        """`took steps early on to endorse it`: the doer of the clause around, where the parser gave no actor."""
        at = clause
        for _ in range(CLIMBED):
            if not at.inherited_subject or at.parent is None or at.kind not in SHARING:
                return ()
            at = self.analysis.clauses[at.parent]
            found = self.people.who(roles.doers(at)) or self._own(at)
            if found:
                return found
        return ()
