"""Nouns and adjectives that attribute: `its demand for …`, `expressed concern that …`, `is optimistic about …`."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from sayso.language import Analysis, Tokens
from sayso.model import Spans
from sayso.reading.attribution.cues import PhraseCue, adjective_cues, noun_cues
from sayso.reading.attribution.draft import Draft
from sayso.reading.attribution.nominal import Complement, about, clause_after, predicated
from sayso.reading.attribution.page import Page
from sayso.reading.attribution.spans import cue_run, source_spans, tidy
from sayso.reading.attribution.subjects import can_speak, misplaced_cues, near_subjects, source_of
from sayso.reading.tables import words

LEAST = 0.5  # the share of uses below which a phrase is not taken for an attribution
APOSTROPHES_ALONE = frozenset({"’", "'"})
APOSTROPHES = APOSTROPHES_ALONE | {"’s", "'s"}
SPEAKERS = frozenset({"PERSON", "ORG", "GPE", "NORP"})


def _draft(page: Page, token: int, cue: Tokens, source: Spans, found: Complement, why: str) -> Draft | None:
    content = tidy(page, page.analysis.span(found.run))
    if content.end <= content.start:
        return None
    return Draft(
        anchor=token,
        source=source,
        cue=(page.analysis.span(Tokens(cue.first, max(cue.stop, found.cue_stop))),),
        content=(content,),
        confidence=found.share,
        why=why,
    )


def _possessor(page: Page, noun: int) -> Spans:
    """Whose claim or fear it is: `the union’s`, `its`, a name before it, or `by` and `from`."""
    analysis = page.analysis
    for child in analysis.children[noun]:
        named = analysis.name_of[child] in SPEAKERS
        if analysis.deps[child] == "poss" or (analysis.deps[child] in {"amod", "compound", "nmod"} and named):
            return source_spans(page, [child])
        if analysis.deps[child] == "prep" and analysis.lemmas[child] in {"by", "from", "among"}:
            inner = [c for c in analysis.children[child] if analysis.deps[c] == "pobj"]
            if inner:
                return source_spans(page, inner)
    return _misread_possessor(page, noun)


def _misread_possessor(page: Page, noun: int) -> Spans:
    """Whose it is where the parser takes the apostrophe for a quotation mark: `the unions’ insistence on …`."""
    analysis = page.analysis
    left = [c for c in analysis.children[noun] if c < noun and analysis.deps[c] in {"amod", "compound"}]
    mark = min([noun, *(analysis.subtrees[c].first for c in left)]) - 1
    if mark < 1 or analysis.words[mark].lower() not in APOSTROPHES or page.quote_of[mark] is not None:
        return ()
    plural = analysis.words[mark] in APOSTROPHES_ALONE
    owner = mark - 1
    if analysis.pos[owner] not in {"NOUN", "PROPN"} or (plural and not analysis.words[owner].endswith("s")):
        return ()
    return source_spans(page, [owner])


def noun_drafts(page: Page) -> Iterator[Draft]:
    """`the union’s demand for …`, `expressed fears that …`, `there were hopes of …`, `the worry that …`."""
    analysis, cues, outer = page.analysis, noun_cues(), misplaced_cues(page.analysis)
    for token in range(len(analysis)):
        if analysis.pos[token] != "NOUN" or (cue := cues.get(analysis.lemmas[token])) is None:
            continue
        found = about(analysis, token, cue) or predicated(analysis, token, cue) or clause_after(analysis, token, cue)
        draft = _noun_draft(page, token, cue, found, outer) if found is not None and found.share >= LEAST else None
        if draft is not None:
            yield draft


def _noun_draft(page: Page, token: int, cue: PhraseCue, found: Complement, outer: Mapping[int, int]) -> Draft | None:
    """Said by whose noun it is, by the subject of a light verb before it, or by nobody who is named."""
    analysis, head = page.analysis, page.analysis.heads[token]
    word, run = f"“{analysis.quote(token)}”", Tokens(token, token + 1)
    clause = analysis.clause_at(head) if analysis.deps[token] in {"dobj", "attr"} else None
    light = clause is not None and cue.light and analysis.lemmas[head] in words("cues_words", "light")
    source = () if light and _own(analysis, token) else _possessor(page, token)
    if source and (light or not (cue.only_light and found.noun)):
        return _draft(page, token, run, source, found, f"whose {word} it is")
    if clause is not None and light:
        run = Tokens(min(cue_run(analysis, head).first, token), token + 1)
        return _draft(page, token, run, source_of(page, clause, outer), found, f"{word} after a light verb")
    if found.clause and cue.alone >= LEAST:
        return _draft(page, token, run, (), replace(found, share=cue.alone), f"{word} with a clause, and nobody’s")
    return None


def _own(analysis: Analysis, noun: int) -> bool:
    """Whether a noun is the subject’s own: `signalled his willingness`."""
    return any(analysis.tags[c] == "PRP$" for c in analysis.children[noun])


def adjective_drafts(page: Page) -> Iterator[Draft]:
    """`is optimistic about …`, `remains committed to …`, `others, fearful of …`."""
    analysis, cues = page.analysis, adjective_cues()
    for token in range(len(analysis)):
        cue = cues.get(analysis.lemmas[token]) or cues.get(analysis.words[token].lower())
        if cue is None or analysis.pos[token] not in {"ADJ", "VERB"}:
            continue
        found = about(analysis, token, cue) or clause_after(analysis, token, cue)
        if found is None or found.share < LEAST:
            continue
        run, source = _held(page, token)
        draft = _draft(page, token, run, source, found, f"“{analysis.quote(token)}” of its subject") if source else None
        if draft is not None:
            yield draft


def _held(page: Page, token: int) -> tuple[Tokens, Spans]:
    """The cue that an adjective stands in, and who holds the attitude; nobody where it is no predicate of anyone."""
    analysis, head = page.analysis, page.analysis.heads[token]
    run = Tokens(token, token + 1)
    helped = any(analysis.deps[c] == "auxpass" for c in analysis.children[token])
    if analysis.deps[token] in {"acomp", "oprd"} and analysis.lemmas[head] in words("cues_words", "link"):
        clause = analysis.clause_at(head)
        run = Tokens(min(cue_run(analysis, head).first, token), token + 1)  # `how surprised he is`
    elif helped:
        clause, run = analysis.clause_at(token), cue_run(analysis, token)
    elif analysis.deps[token] == "conj" and analysis.pos[token] == "ADJ" and analysis.deps[head] != "amod":
        clause = analysis.clause_around(head)
    elif analysis.deps[token] == "amod" and head < token and can_speak(analysis, head):
        return run, source_spans(page, [head], token)
    else:
        return run, ()
    if clause is None:
        return run, source_spans(page, near_subjects(analysis, token))
    return run, source_of(page, clause, {})


def attitude_drafts(page: Page, before: Sequence[Draft] = ()) -> Iterator[Draft]:
    """What nouns and adjectives attribute."""
    used = {draft.anchor for draft in before}
    for step in (noun_drafts, adjective_drafts):
        yield from (draft for draft in step(page) if draft.anchor not in used)
