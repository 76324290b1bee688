"""How long reading a plan takes beyond start-up, and whether that grows in proportion to its length.

    python tests/benchmarks/reading.py [--rounds 7] [--strict]

The plans are the example, and the example with its projects repeated under further numbers. Each ``gytrack read`` is a
whole process, paired with one that only starts up. With ``--strict`` more than 0.3 seconds for the example, or a time
that grows half as fast again as the length, ends in exit code 1.
"""

import argparse
import re
import sys
import tempfile
from itertools import count
from pathlib import Path
from statistics import median

from startup import EXAMPLE, in_pipe, prepared, program

from gytrack.numerals import write_numeral

LENGTHS = (10_000, 30_000, 100_000)
BUDGET = 0.3  # seconds beyond start-up for the example
STEEPEST = 1.5  # the longest plan's time for each character against the example's

_CHAPTER = re.compile(r"^[一二三四五六七八九十]+、", re.MULTILINE)


def plan_of(length: int) -> str:
    """Return a plan of about as many characters, its chapters numbered through."""
    text = EXAMPLE.read_text(encoding="utf-8")
    first, *_, last = (found.start() for found in _CHAPTER.finditer(text))
    first = next(found.start() for found in _CHAPTER.finditer(text) if found.start() > first)
    head, body, end = text[:first], text[first:last], text[last:]
    body *= max(1, round((length - len(head) - len(end)) / len(body)))
    numbers = count(1)
    return _CHAPTER.sub(lambda _: f"{write_numeral(next(numbers))}、", head + body + end)


def beyond_start_up(path: Path, environment: dict[str, str], rounds: int) -> float:
    """Return the seconds that a plan costs beyond a start of the program."""
    pairs = [
        in_pipe([program(), "read", str(path), "-f", "json"], environment)
        - in_pipe([program(), "--version"], environment)
        for _ in range(rounds + 1)
    ]
    return median(pairs[1:])


def main() -> int:
    """Measure, print the table, judge."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=7, help="counted runs for each length")
    parser.add_argument("--strict", action="store_true", help="end with 1 where a budget is exceeded")
    asked = parser.parse_args()
    rates = []
    over = False
    print(
        f"{'characters':>10}{'seconds':>9}{'times longer':>14}{'times the time':>16}{'for each character':>20}"
    )
    with prepared() as environment, tempfile.TemporaryDirectory() as folder:
        for length in LENGTHS:
            path = Path(folder, "plan.txt")
            text = plan_of(length)
            path.write_text(text, encoding="utf-8")
            seconds = beyond_start_up(path, environment, asked.rounds)
            rates.append((len(text), seconds))
            longer, slower = len(text) / rates[0][0], seconds / rates[0][1]
            print(
                f"{len(text):>10}{seconds:>9.3f}{longer:>14.2f}{slower:>16.2f}{slower / longer:>20.2f}",
                flush=True,
            )
            over = over or slower / longer > STEEPEST
    over = over or rates[0][1] > BUDGET
    print(f"budgets: {BUDGET} s for the first, {STEEPEST} for each character: {'OVER' if over else 'ok'}")
    return 1 if over and asked.strict else 0


if __name__ == "__main__":
    sys.exit(main())
