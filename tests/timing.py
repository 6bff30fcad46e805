"""How time grows with the size of a text, in processor time: other work on the machine does not count."""

import time
from collections.abc import Callable


def seconds(work: Callable[[], object]) -> float:
    """Processor seconds that work takes."""
    start = time.process_time()
    work()
    return time.process_time() - start


def grows(work: Callable[[int], object], small: int) -> bool:
    """Whether work on four times as much takes far more than four times as long."""
    work(small // 4)
    return seconds(lambda: work(4 * small)) > 12 * seconds(lambda: work(small)) + 0.2
