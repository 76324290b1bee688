"""A year in the life of a plan, from its draft to the last bulletin, and a proof of every figure that was issued.

    python examples/a_year [FOLDER]

The commands are those that a coordinator types, on the days of 2025; ledger, evidence and the annex of the evaluation
are left in FOLDER, by default one that is gone afterwards. At the end each bulletin has to print the same bytes as on the
day of its issue, each figure that moved between two bulletins has to be explained, and what is known today of each day
has to be what was issued then, but for what later commands changed. Exit code 1 says that it is not so.
"""

import sys
from datetime import date
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

from desk import Desk
from events import year
from proof import Proof


def run(folder: Path) -> int:
    """Run the year in a folder and prove it; returns the exit code."""
    desk, last = Desk(folder), date(2025, 12, 31)
    issued = year(desk)
    proof = Proof(desk, last)
    for one in issued:
        proof.reprints(one)
        proof.known_today(one)
    for one, other in pairwise(issued):
        proof.explains(one, other)
    desk.run(last, "check")
    for fault in proof.faults:
        print(fault)
    print(
        f"{desk.commands} commands, {len(issued)} bulletins, each printed again byte for byte; {proof.moved} figures moved "
        f"between them, {proof.later} are known otherwise today: {len(proof.faults)} without a reason"
    )
    return 1 if proof.faults else 0


if __name__ == "__main__":
    if len(sys.argv) > 1:
        sys.exit(run(Path(sys.argv[1])))
    with TemporaryDirectory() as name:
        sys.exit(run(Path(name)))
