"""Documents read into a store: those that it knows passed over, each other one stored as soon as it is read."""

from collections.abc import Callable, Iterable, Iterator

from sayso.batch.local import read_each
from sayso.errors import EvidenceError
from sayso.model import Document, Problem, Reading
from sayso.reading.attributions import UNTAGGED
from sayso.store.base import Added, Held, Store
from sayso.store.meant import same_text


def unknown(store: Store, items: Iterable[Document | Problem], version: str) -> Iterator[Document | Problem | Added]:
    """Each document that is to be read, or what else is to be said of it; after it, that its text is there already.

    Documents of one run are compared with each other as well, for they may all be gathered before any is stored.
    """
    came: dict[str, dict[str, Held]] = {}
    for item in items:
        if not isinstance(item, Document):
            yield item
            continue
        name = item.name.encode("utf-8", "replace").decode()
        if name != item.name:
            yield Problem(place=name, message="Its name holds what is no character: rename the file.")
            continue
        if store.knows(item, version):
            yield Added(item, "known")
            continue
        same = came.setdefault(item.text_hash, {}) | {held.id: held for held in store.same_text(item)}
        yield item  # which may be stored before this goes on
        if same and item.id not in same:
            yield Problem(place=item.name, message=same_text(list(same.values())))
        came[item.text_hash][item.id] = Held(item.id, item.published, (item.name,), item.title, item.publisher)


def stored(
    store: Store,
    items: Iterable[Document | Problem | Added],
    *,
    model: str,
    jobs: int,
    on_start: Callable[[int], None] | None,
) -> Iterator[Added | Problem]:
    """Each document read and stored; a reading that does not quote its document is that document's Problem.

    The problems that a reading states follow it; that the tagger is missing is told once. `on_start` is called with
    the number of documents and problems to come, for which all documents are gathered first.
    """
    if on_start is not None:
        items = list(items)
        on_start(len(items))
    read: Iterator[tuple[Document, Reading] | Problem | Added] = read_each(items, model=model, jobs=jobs)
    untagged = False
    for item in read:
        if not isinstance(item, tuple):
            yield item
            continue
        document, reading = item
        try:
            added: Added | Problem = Added(document, store.put(document, reading))
        except EvidenceError as error:
            added = Problem(place=document.name, message=str(error))
        yield added
        problems = reading.findings.problems
        yield from (p for p in problems if p.message != UNTAGGED or not untagged)
        untagged = untagged or any(p.message == UNTAGGED for p in problems)
