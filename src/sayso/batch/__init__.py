"""Reading many documents: in this process or in several, always in the order in which they came."""

from sayso.batch.local import Failure, read_each

__all__ = ["Failure", "read_each"]
