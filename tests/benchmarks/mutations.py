"""How the reader stands documents that are spoilt at random.

    python tests/benchmarks/mutations.py [--documents 10000] [--seed 1] [FILE…]

Each document is one of the files (by default the example and the tests' own) with up to thirty changes. Printed are how
many were read, how many refused, and the longest time for each character; a crash ends the run with its seed.
"""

import argparse
import random
import sys
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from mutating import spoilt

from gytrack.errors import DocumentError
from gytrack.reading.document import read_document
from gytrack.reading.formats.opening import open_paper

ROOT = Path(__file__).parents[2]
OWN = [
    ROOT / "examples" / "gongshu.txt",
    *sorted((ROOT / "tests" / "reading" / "documents").glob("own-*.[tm]*")),
]


def main() -> int:
    """Spoil, read, count."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("files", nargs="*", type=Path, default=OWN)
    parser.add_argument("--documents", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    texts = [(path.name, path.read_text(encoding="utf-8")) for path in asked.files]
    count: Counter[str] = Counter()
    slowest = (0.0, "")
    for number in range(asked.documents):
        name, text = texts[number % len(texts)]
        broken = spoilt(text, random.Random(f"{asked.seed} {number}"))
        began = time.process_time()
        try:
            count[outcome(name, broken)] += 1
        except Exception:
            print(f"{name} with seed {asked.seed}, document {number}", file=sys.stderr)
            raise
        spent = time.process_time() - began
        slowest = max(slowest, (spent / (len(broken) + 1000), f"{name} {asked.seed} {number}: {spent:.2f} s"))
    print(f"{asked.documents} documents: {dict(count)}; slowest for its length: {slowest[1]}")
    return 0


def outcome(name: str, text: str) -> str:
    """Read a spoilt document and say what came of it."""
    try:
        reading = read_document(open_paper(text.encode("utf-8", "surrogatepass"), name))
    except DocumentError:
        return "refused"
    return "read, with issues" if reading.plan.issues else "read"


if __name__ == "__main__":
    sys.exit(main())
