"""No words of one document in the reader: what stands there must hold for any plan."""

import io
import re
import tokenize
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
READER = [*sorted((ROOT / "gytrack" / "reading").rglob("*.py")), ROOT / "gytrack" / "numerals.py"]
PLANS = ROOT.parent / "shared" / "plans"
LENGTH = 6
_RUN = re.compile(rf"[\u4e00-\u9fff“”《》、，0-9%]{{{LENGTH},}}")


def hits(plans: dict[str, str], module: Path) -> Iterator[tuple[int, str, str]]:
    """Give each stretch of the module's text that stands in exactly one plan: its line, the words, the plan."""
    code = module.read_text(encoding="utf-8")
    for token in tokenize.generate_tokens(io.StringIO(code).readline):
        if token.type not in (tokenize.STRING, tokenize.COMMENT):
            continue
        for run in _RUN.finditer(token.string):
            words = run.group()
            for at in range(len(words) - LENGTH + 1):
                part = words[at : at + LENGTH]
                found = [name for name, text in plans.items() if part in text]
                if len(found) == 1 and re.search("[\u4e00-\u9fff]", part):
                    yield token.start[0], part, found[0]


@pytest.mark.skipif(
    not PLANS.is_dir(), reason="the ten plan documents stand beside the project only where it is made"
)
def test_no_words_of_one_document_stand_in_the_reader() -> None:
    plans = {
        path.name: re.sub(r"\s", "", path.read_text(encoding="utf-8"))
        for path in PLANS.iterdir()
        if path.name != "SOURCES.md"
    }
    found: dict[str, list[str]] = defaultdict(list)
    for module in READER:
        for line, words, plan in hits(plans, module):
            found[f"{module.relative_to(ROOT)}:{line}"].append(f"{words}（{plan}）")
    assert not found, "\n".join(f"{place} {'、'.join(words)}" for place, words in found.items())
