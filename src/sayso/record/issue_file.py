"""The file of a person's own list of issues, in YAML: each with a label, words that mean the same, and a note.

- label: Withdrawal from the pass
  synonyms: [leave the pass, pull out of the pass]
  description: The army's posts on the pass, and when they go.
"""

from collections.abc import Iterator, Sequence
from os import PathLike, fspath
from pathlib import Path

import yaml

from sayso.errors import InputError
from sayso.record.issue_list import ListedIssue, check

FIELDS = ("label", "synonyms", "description")
EMPTY = "tag:yaml.org,2002:null"
SHAPE = "write a list of issues, each with a label and, if it has any, synonyms and a description"


def read_issues(path: str | PathLike[str]) -> tuple[ListedIssue, ...]:
    """The issues of a file, in its order. Raises InputError, with the line, for what is no such list."""
    name = fspath(path)
    text = _text(name)
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        raise InputError(_no_yaml(name, error)) from error
    except yaml.YAMLError as error:
        raise InputError(f"{name} holds a character that YAML does not allow: save it as plain text.") from error
    except RecursionError as error:
        raise InputError(f"{name} is nested too deeply to be a list of issues: {SHAPE}.") from error
    if root is None or (isinstance(root, yaml.SequenceNode) and not root.value):
        raise InputError(f"{name} lists no issue: {SHAPE}.")
    if not isinstance(root, yaml.SequenceNode):
        raise InputError(f"{_at(name, root)}: this is no list: {SHAPE}.")
    found = [(_issue(name, node), f"{_at(name, node)}: ") for node in root.value]
    check([issue for issue, _ in found], [place for _, place in found])
    return tuple(issue for issue, _ in found)


def _text(name: str) -> str:
    try:
        return Path(name).read_bytes().decode("utf-8-sig")
    except FileNotFoundError as error:
        raise InputError(f"There is no file {name}: name a YAML file with your list of issues.") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{name} is not text in UTF-8: save it as that.") from error
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) and error.strerror else "its name is none"
        raise InputError(f"{name} cannot be read ({why}): name a YAML file with your list of issues.") from error


def _no_yaml(name: str, error: yaml.MarkedYAMLError) -> str:
    mark = error.problem_mark or error.context_mark
    place = f"{name}, line {mark.line + 1}" if mark is not None else name
    return (
        f"{place}: this is not YAML ({error.problem or error.context}): mend it, or put the words in quotation marks."
    )


def _at(name: str, node: yaml.Node) -> str:
    return f"{name}, line {node.start_mark.line + 1}"


def _issue(name: str, node: yaml.Node) -> ListedIssue:
    """One issue of the list; words are taken as they are written, so that `no` and `2031` are words too."""
    if not isinstance(node, yaml.MappingNode):
        raise InputError(f"{_at(name, node)}: this is no issue: write it as “- label: …”.")
    held: dict[str, yaml.Node] = {}
    for key, value in node.value:
        field = key.value if isinstance(key, yaml.ScalarNode) else "this"
        if field not in FIELDS:
            raise InputError(f"{_at(name, key)}: “{field}” is no field of an issue: it has {_listed(FIELDS)}.")
        if field in held:
            raise InputError(f"{_at(name, key)}: the issue has “{field}” twice: keep one of them.")
        held[field] = value
    label = _words(name, "label", held["label"]) if "label" in held else None
    if label is None:
        raise InputError(f"{_at(name, node)}: the issue has no label: give it one, as “label: …”.")
    note = _words(name, "description", held["description"]) if "description" in held else None
    synonyms = tuple(_synonyms(name, held["synonyms"])) if "synonyms" in held else ()
    return ListedIssue(label=label, synonyms=synonyms, description=note)


def _listed(words: Sequence[str]) -> str:
    return f"{', '.join(words[:-1])} and {words[-1]}"


def _synonyms(name: str, node: yaml.Node) -> Iterator[str]:
    if isinstance(node, yaml.ScalarNode) and node.tag == EMPTY:
        return
    if not isinstance(node, yaml.SequenceNode):
        raise InputError(f"{_at(name, node)}: synonyms must be a list: write them as “[one, another]”.")
    for item in node.value:
        words = _words(name, "synonyms", item)
        if words is not None:
            yield words


def _words(name: str, field: str, node: yaml.Node) -> str | None:
    """A text with white space made single; None for an empty one."""
    if not isinstance(node, yaml.ScalarNode):
        what = "each of the synonyms" if field == "synonyms" else f"the {field}"
        raise InputError(f"{_at(name, node)}: {what} must be plain words: put them in quotation marks.")
    return (" ".join(node.value.split()) or None) if node.tag != EMPTY else None
