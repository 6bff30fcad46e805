"""Who must do what a deal says: the doer, the owner of what moves, or the one who holds those to be freed."""

from collections import Counter
from collections.abc import Iterator
from itertools import takewhile

from sayso.language import Analysis
from sayso.model import ActorIds
from sayso.reading import roles
from sayso.reading.event.roles import Roles
from sayso.reading.provision.spans import Term
from sayso.reading.tables import words

BY = frozenset({"by"})
FROM = frozenset({"by", "from"})
OF = frozenset({"of"})
IN = frozenset({"in"})
FOR = frozenset({"for"})
TO = frozenset({"to"})
WITH = frozenset({"with"})
BETWEEN = frozenset({"between"})
OURSELVES = frozenset({"we", "us"})  # a speaker who says what must be done binds nobody by it
HOLDERS = frozenset({"group", "state", "institution"})
GENERIC = frozenset({"party", "side"})
OWNERS = frozenset({"poss", "amod", "compound", "nmod"})
RETURNED = frozenset({"exchange", "return"})
ARTICLES = frozenset({"the", "both", "all"})
SURE = 0.6  # the share of its mentions in which one actor holds the captives


class Bearers:
    """The bearers of a text's obligations, over its actors and what it says of captives."""

    def __init__(self, analysis: Analysis, who: Roles) -> None:
        self.analysis = analysis
        self.who = who
        self.captors = self._captors()

    def of(self, term: Term, objects: tuple[int, ...]) -> ActorIds:
        """Who must do it; empty where the text does not say."""
        if self.analysis.lemmas[term.head] in words("agreement_words", "receives"):
            return ()
        bearers = tuple(t for t in term.bearers if self.analysis.lemmas[t] not in OURSELVES)
        named = self._states(bearers) or self._named(bearers)
        if named or bearers:
            return tuple(dict.fromkeys((*named, *self._together(bearers)))) if named else ()
        both = self._between(term, objects)
        if both:
            return both
        own = self._given_first(term)
        for token in (term.head, *objects):
            gives = token == term.head and self.analysis.lemmas[token] not in words("provision_nouns", "act")
            below = roles.under(self.analysis, token, FROM if gives else BY)
            by = self.who.who(tuple(t for t in below if t in own or t not in term.tokens))
            if by and self.analysis.pos[token] in roles.NOMINAL:
                return by
        if self.analysis.pos[term.head] in roles.NOMINAL:
            moved = self._moved(term)
            if moved:
                return moved
        return self._holder(term, objects) or self._own(objects) or self._by(term, objects)

    def _by(self, term: Term, objects: tuple[int, ...]) -> ActorIds:
        """`Ensure monitoring of the truce and the withdrawal by the mission`: `by` in a list of acts after one noun."""
        analysis = self.analysis
        acts = [t for t in (*objects, term.head) if analysis.pos[t] in roles.NOMINAL]
        inner = (t for a in acts for o in roles.under(analysis, a, OF) for t in analysis.conjuncts(o))
        return self.who.who(tuple(b for t in inner for b in roles.under(analysis, t, BY) if b in term.tokens))

    def _together(self, tokens: tuple[int, ...]) -> ActorIds:
        """`the guild in collaboration with the council`: who bears it besides."""
        analysis = self.analysis
        found: list[int] = []
        for token in tokens:
            for joint in roles.under(analysis, token, IN):
                if analysis.lemmas[joint] in words("agreement_words", "jointly"):
                    found += roles.under(analysis, joint, WITH)
        return self.who.who(tuple(found))

    def _between(self, term: Term, objects: tuple[int, ...]) -> ActorIds:
        """`the cessation of hostilities between the guild and the council`: both."""
        heads = (term.head, *objects)
        below = (*heads, *(t for h in heads for t in roles.under(self.analysis, h, OF)))
        found = self.who.who(tuple(t for b in below for t in roles.under(self.analysis, b, BETWEEN)))
        return found if len(found) > 1 else ()

    def _own(self, objects: tuple[int, ...]) -> ActorIds:
        """`halting its own programme`: whose thing it is done to, where only `its` says so."""
        for token in objects:
            own = [c for c in self.analysis.children[token] if self.analysis.tags[c] == "PRP$"]
            found = self.who.who(tuple(own))
            if len(found) == 1:
                return found
        return ()

    def beneficiary(self, term: Term, objects: tuple[int, ...]) -> ActorIds:
        """For whom it is done: whoever gets or may do something, to whom it is given, or what stands after `for`."""
        analysis = self.analysis
        lemma = analysis.lemmas[term.head]
        if lemma in words("agreement_words", "receives"):
            return self._named(term.bearers)
        clause = analysis.clause_at(term.head)
        given = () if clause is None else (*clause.datives, *roles.obliques(clause, FOR))
        if clause is not None and lemma in words("agreement_words", "permits"):
            given = (*given, *clause.objects)
        if clause is not None and lemma not in words("agreement_words", "moves"):
            given = (*given, *roles.obliques(clause, TO))
        below = tuple(t for o in (term.head, *objects) for t in roles.under(analysis, o, FOR))
        aid = tuple(
            t for o in (term.head, *objects) if roles.is_a(analysis, o, "aid") for t in roles.under(analysis, o, TO)
        )
        return self.who.who(tuple(t for t in (*given, *below, *aid) if t in term.tokens))

    def _named(self, tokens: tuple[int, ...]) -> ActorIds:
        """The actors of these heads; `the parties` are no one party whose name ends so."""
        found: list[str] = []
        for token in tokens:
            for actor in self.who.who((token,)):
                own = self._is_own(token, self.who.cast.actors[actor].name.split())
                if self.analysis.lemmas[token] not in GENERIC or own or len(self._owners(token)):
                    found.append(actor)
        return tuple(dict.fromkeys(found))

    def _is_own(self, token: int, name: list[str]) -> bool:
        """Whether a general word is an actor's name: of one or two words, or of which it is the head."""
        said = self.analysis.words[token]
        leads = next((word.lower() for word in name if word.lower() not in ARTICLES), "") == said.lower()
        return leads or (len(name) <= 2 and (len(name) < 2 or name[0][:1].islower() or said in name))

    def _states(self, tokens: tuple[int, ...]) -> ActorIds:
        """`Ruritanian troops` are Ruritania's: the state bears what its forces must do."""
        found: list[str] = []
        for token in tokens:
            if roles.is_a(self.analysis, token, "force"):
                found += self.who.who((*self._owners(token), *roles.under(self.analysis, token, OF)))
        return tuple(dict.fromkeys(found))

    def _owners(self, token: int) -> tuple[int, ...]:
        before = roles.modifiers(self.analysis, token, OWNERS)
        return tuple(t for b in before for t in self.analysis.conjuncts(b))

    def _moved(self, term: Term) -> ActorIds:
        """`the withdrawal of Ruritanian forces`, `Ruritania's withdrawal`: whose move it is."""
        if self.analysis.lemmas[term.head] not in words("agreement_words", "own_move"):
            return ()
        forces = tuple(t for t in roles.under(self.analysis, term.head, OF) if not self._any(t))
        return self.who.who(self._owners(term.head)) or self._states(forces) or self.who.who(forces)

    def _any(self, token: int) -> bool:
        """`the disarmament of all armed groups`: nobody in particular."""
        return any(self.analysis.lemmas[c] in {"all", "any", "every"} for c in self.analysis.children[token])

    def _holder(self, term: Term, objects: tuple[int, ...]) -> ActorIds:
        """`the release of the hostages`: whoever holds them, by the rest of the text."""
        if self.analysis.lemmas[term.head] not in words("agreement_words", "frees"):
            inner = [o for o in objects if self.analysis.lemmas[o] in words("agreement_words", "frees")]
            objects = tuple(t for o in inner for t in roles.under(self.analysis, o, OF))
        near = (*objects, *self._owners(term.head), *(t for o in objects for t in self._owners(o)))
        if self.analysis.lemmas[term.head] in words("agreement_words", "frees"):
            here = self._holding_here(term)
            if here:
                return here
            near = (*near, *(t for t in self._given_first(term) if roles.is_a(self.analysis, t, "captive")))
        for token in near:
            word = self.analysis.lemmas[token]
            if word in self.captors:
                return self.captors[word]
        return ()

    def _given_first(self, term: Term) -> list[int]:
        """The tokens of a term before what it is given in return for."""
        return list(takewhile(lambda t: self.analysis.lemmas[t] not in RETURNED or t == term.head, term.tokens))

    def _holding_here(self, term: Term) -> ActorIds:
        """`prisoners in Ruritanian jails`, `hostages held by the rebels`: who holds them by the term's own words."""
        analysis = self.analysis
        own = self._given_first(term)
        for token in own:
            if roles.is_a(analysis, token, "captive"):
                held = [c for c in analysis.children[token] if analysis.deps[c] == "acl"]
                agents = tuple(t for c in held for t in roles.under(analysis, c, BY))
                found = self.who.who(agents)
                if found:
                    return found
        jails = [t for t in own if analysis.lemmas[t] in words("agreement_words", "jail")]
        return self.who.who(tuple(o for t in jails for o in self._owners(t)))

    def _captors(self) -> dict[str, ActorIds]:
        """For each word for captives, the actor who holds them wherever the text says so."""
        votes: dict[str, Counter[ActorIds]] = {}
        for word, actors in self._held():
            votes.setdefault(word, Counter())[actors] += 1
        best = {word: counts.most_common(1)[0] for word, counts in votes.items()}
        return {word: actors for word, (actors, n) in best.items() if n >= SURE * votes[word].total()}

    def _held(self) -> Iterator[tuple[str, ActorIds]]:
        """Each (word, actors) that the text gives: `hostages held by X`, `X took forty people hostage`."""
        analysis = self.analysis
        for clause in analysis.clauses:
            if clause.lemma in words("agreement_words", "holds_captive"):
                actors = tuple(a for a in self.who.who(roles.doers(clause)) if self.who.cast.actors[a].kind in HOLDERS)
                below = analysis.subtrees[clause.predicate]
                near = range(clause.predicate, min(below.stop, clause.predicate + 10))
                captives = [t for t in (*roles.themes(clause), *near) if roles.is_a(analysis, t, "captive")]
                if actors and captives and not roles.is_a(analysis, roles.doers(clause)[0], "captive"):
                    yield analysis.lemmas[captives[0]], actors
        for token in range(len(analysis)):
            if roles.is_a(analysis, token, "captive"):
                jails = self.who.who(tuple(o for t in roles.under(analysis, token, IN) for o in self._owners(t)))
                if jails:
                    yield analysis.lemmas[token], jails
