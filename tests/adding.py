"""A process that adds documents to a desk, a line on its output for each: python -m tests.adding DESK JOBS PATH…"""

import sys

from sayso import Desk
from sayso.desk import Added


def main(path: str, jobs: str, *paths: str) -> int:
    """Add what lies at the paths; 130 when it is interrupted, as a shell has it."""
    try:
        with Desk.open(path) as desk:
            for item in desk.add(paths, jobs=int(jobs)):
                sys.stdout.write(f"{item.outcome if isinstance(item, Added) else item.message}\n")
                sys.stdout.flush()
    except KeyboardInterrupt:
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
