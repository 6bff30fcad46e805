"""JSON as UTF-8 bytes, whatever characters a document holds."""

import json

import msgspec


def json_bytes(value: object) -> bytes:
    """One line of JSON. A half of a surrogate pair, which UTF-8 cannot hold, is written as an escape."""
    try:
        return msgspec.json.encode(value)
    except UnicodeEncodeError:
        return json.dumps(value, separators=(",", ":")).encode("ascii")
