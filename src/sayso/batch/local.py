"""Many documents read on this machine, in one process or in several, with the same readings in the same order."""

import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from threading import Thread
from typing import TYPE_CHECKING, TypeVar

from sayso.errors import InputError, SaysoError, fault
from sayso.language import SCHEMES, Pipeline, load_pipeline, model_version
from sayso.model import Document, Problem, Reading
from sayso.reading import read_document, reader_version

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

Other = TypeVar("Other")
AHEAD = 4  # documents a process that are taken in before the first of them is given back


@dataclass(frozen=True, slots=True)
class Failure:
    """An error of the source of documents, kept until everything before it has been given back."""

    error: SaysoError


def read_each(
    items: Iterable[Document | Other], *, model: str, scheme: str = "sayso", jobs: int = 1
) -> Iterator[tuple[Document, Reading] | Problem | Other]:
    """Each document with its reading, or the Problem of it; whatever is no document passes through in its place.

    Lazy; the model is loaded when the first document comes, once a process. `scheme` is one of SCHEMES. Raises
    InputError for another one or for `jobs` below 1 and ModelError where the model is not installed, at once;
    SaysoError where a process dies; and what SaysoError `items` raises, after everything before it.
    """
    if scheme not in SCHEMES:
        raise InputError(f"There is no scheme {scheme!r}: ask for {' or '.join(SCHEMES)}.")
    if jobs < 1:
        raise InputError(f"{jobs} processes cannot read: ask for 1 or more.")
    model_version(model)  # a model that is missing is told before the first document is taken
    asked = Asked(model, scheme)
    return _in_this_process(items, asked) if jobs == 1 else _in_processes(items, asked, jobs)


@dataclass(frozen=True, slots=True)
class Asked:
    """By which language model, and in which scheme, documents are read."""

    model: str
    scheme: str


@cache
def _pipeline(asked: Asked) -> Pipeline:
    return load_pipeline(asked.model, asked.scheme)


def _read(asked: Asked, document: Document) -> Reading | Problem:
    """One document's reading. A fault in a reader is that document's Problem, so that the others are read."""
    pipeline = _pipeline(asked)
    try:
        analysis = pipeline.analyse(document.text)
        return read_document(document, analysis, reader_version(pipeline.version))
    except Exception as error:
        return Problem(place=document.name, message=f"Sayso failed on this text ({fault(error)}): please report it.")


def _result(document: Document, read: Reading | Problem) -> tuple[Document, Reading] | Problem:
    return read if isinstance(read, Problem) else (document, read)


def _in_this_process(
    items: Iterable[Document | Other], asked: Asked
) -> Iterator[tuple[Document, Reading] | Problem | Other]:
    for item in items:
        yield _result(item, _read(asked, item)) if isinstance(item, Document) else item


def _in_processes(
    items: Iterable[Document | Other], asked: Asked, jobs: int
) -> Iterator[tuple[Document, Reading] | Problem | Other]:
    """As `_in_this_process`, the documents handed to processes that each load the model when first asked."""
    pool = _pool(jobs)
    waiting: deque[_Handed | Other | Failure] = deque()
    try:
        for item in _until_failure(items):
            waiting.append(_Handed(item, _submitted(pool, asked, item)) if isinstance(item, Document) else item)
            if len(waiting) > AHEAD * jobs:
                yield _taken(waiting.popleft())
        while waiting:
            yield _taken(waiting.popleft())
    finally:
        pool.shutdown(cancel_futures=True)


@dataclass(frozen=True, slots=True)
class _Handed:
    """A document that a process has been asked to read."""

    document: Document
    reading: "Future[Reading | Problem]"


def _submitted(pool: "ProcessPoolExecutor", asked: Asked, document: Document) -> "Future[Reading | Problem]":
    """Hand a document to a process. One that is started for it is born with keyboard interrupts held back."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        return pool.submit(_read, asked, document)
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _taken(item: _Handed | Other | Failure) -> tuple[Document, Reading] | Problem | Other:
    from concurrent.futures.process import BrokenProcessPool

    if isinstance(item, Failure):
        raise item.error
    if not isinstance(item, _Handed):
        return item
    try:
        return _result(item.document, item.reading.result())
    except BrokenProcessPool:
        message = "A reading process ended early, most likely for want of memory: start again with fewer jobs."
        raise SaysoError(message) from None


def _until_failure(items: Iterable[Other]) -> Iterator[Other | Failure]:
    try:
        yield from items
    except SaysoError as error:
        yield Failure(error)


def _pool(jobs: int) -> "ProcessPoolExecutor":
    """Processes started afresh (spawn): the same on every system, and nothing of this one's state in them."""
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    return ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=_follow_parent)


def _follow_parent() -> None:
    """End with the process that started this one, quietly: at a keyboard interrupt, or when that is killed."""
    from multiprocessing import parent_process

    signal.signal(signal.SIGINT, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    parent = parent_process()
    if parent is not None:
        Thread(target=_end_after, args=(parent.join,), daemon=True).start()


def _end_after(wait: Callable[[], None]) -> None:
    wait()
    os._exit(1)
