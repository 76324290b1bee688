"""Spoilt documents: always a plan with issues or a clear error, and every line accounted for."""

import random
from pathlib import Path

import pytest
from mutating import spoilt

from gytrack.errors import DocumentError
from gytrack.reading.document import read_document
from gytrack.reading.formats.plain import plain_paper
from gytrack.reading.text.source import decode

DOCUMENTS = [
    Path(__file__).parents[2] / "examples" / "gongshu.txt",
    *sorted((Path(__file__).parent / "documents").glob("own-*.txt")),
]


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.stem)
def test_a_spoilt_document_is_read_or_refused(document: Path) -> None:
    chance = random.Random(document.stem)
    text = document.read_text(encoding="utf-8")
    for _ in range(12):
        try:
            source = decode(spoilt(text, chance).encode("utf-8", "surrogatepass"), "a.txt")
            reading = read_document(plain_paper(source))
        except DocumentError:
            continue
        assert [one.text for one in reading.accounts] == source.text.split("\n")
        assert reading.plan.tasks or "没有读出任务" in [one.unsure for one in reading.plan.issues]
