"""Plain values as YAML in its flow style, which any YAML reader takes; no library of ours writes it."""

import json
import re
from collections.abc import Mapping, Sequence

# What YAML 1.1 has no place for unescaped, beside what JSON escapes: https://yaml.org/spec/1.1/#c-printable
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
_PLAIN = re.compile(r"[A-Za-z][A-Za-z_-]*(?: [A-Za-z_]+)*$")
_MEANT = frozenset({"true", "false", "yes", "no", "on", "off", "null", "y", "n"})  # words that YAML takes for values


def flow(value: object) -> str:
    """A mapping, list, string, number, bool or None on one line."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{flow(key)}: {flow(own)}" for key, own in value.items()) + "}"
    if isinstance(value, str):
        return scalar(value)
    if isinstance(value, Sequence):
        return "[" + ", ".join(map(flow, value)) + "]"
    return json.dumps(value)


def scalar(text: str) -> str:
    """A string, in quotation marks unless it is plain words."""
    if _PLAIN.match(text) and text.casefold() not in _MEANT:
        return text
    return _UNPRINTABLE.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(text, ensure_ascii=False))


def comment(text: str) -> str:
    """A line that says something to people."""
    return f"# {_UNPRINTABLE.sub('�', ' '.join(text.split()))}"
