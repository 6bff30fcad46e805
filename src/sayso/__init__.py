"""Sayso: on whose say-so? The sourced record of a negotiation.

    from sayso import read, Desk

Both come from `sayso.desk`, imported when first asked for, so that `import sayso` costs nothing.
"""

from typing import TYPE_CHECKING, Any

from sayso.release import __version__

if TYPE_CHECKING:
    from sayso.desk import Desk, read

__all__ = ["Desk", "__version__", "read"]


def __getattr__(name: str) -> Any:  # noqa: ANN401 - what PEP 562 asks for
    """The façade's names, imported when first asked for."""
    if name in {"Desk", "read"}:
        from sayso import desk

        return getattr(desk, name)
    raise AttributeError(f"module 'sayso' has no attribute {name!r}")
