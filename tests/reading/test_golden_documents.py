"""Plan documents with what a careful person reads off them: those of the mission, and invented ones of many kinds."""

import json
import re
import unicodedata
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from gytrack.export.plan_json import plan_json
from gytrack.likeness import likeness
from gytrack.reading.files import read_file

ROOT = Path(__file__).resolve().parents[2]
MISSION = [
    (path, ROOT / "tests" / "golden" / f"{path.stem}.json")
    for path in sorted((ROOT / "examples").glob("*.*"))
]
OWN = [
    (path, path.with_name(f"{path.stem}.gold.json"))
    for path in sorted((ROOT / "tests" / "reading" / "documents").glob("own-*.[tm][xd]*"))
]
PARTS = ("head", "sections", "tasks", "parties", "targets")
ALIKE = 0.35
"""How alike the names of one target must be: what a number counts can be said at more or less length."""
LEAST = 0.96
"""The share of each part in which an invented document must be read as a person reads it."""


def bare(text: str | None) -> str:
    return re.sub(r"[\s“”\"'‘’]", "", unicodedata.normalize("NFKC", text or "")).rstrip("。.;,")


def entries(plan: dict[str, Any], part: str) -> Counter[tuple[object, ...]]:
    """Return what a plan says in one part, each thing as often as it is said; a target's name is compared apart."""
    if part == "head":
        head = plan["plan"]
        fields = ("title", "doc_no", "draft", "issued", "effective", "expires", "starts", "ends")
        return Counter((key, bare(head[key]) if isinstance(head[key], str) else head[key]) for key in fields)
    if part == "sections":
        return Counter((one["code"], bare(one["title"])) for one in plan["sections"])
    if part == "tasks":
        return Counter((one["code"], one["kind"], bare(one["text"]), one["due"]) for one in plan["tasks"])
    if part == "parties":
        return Counter(
            (one["code"], role, bare(name))
            for one in plan["tasks"]
            for role in ("lead", "support")
            for name in one[role]
        )
    keys = ("owner", "op", "value", "upper", "unit", "due", "baseline", "baseline_year", "per")
    return Counter(tuple(one[key] for key in keys) for one in plan["targets"])


def read(path: Path) -> dict[str, Any]:
    plan: dict[str, Any] = json.loads(json.dumps(plan_json(*read_file(path))))
    return plan


def gold(path: Path) -> dict[str, Any]:
    plan: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return plan


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize(("document", "told"), MISSION, ids=[path.stem for path, _ in MISSION])
def test_a_document_of_the_mission_is_read_whole(document: Path, told: Path, part: str) -> None:
    assert entries(read(document), part) == entries(gold(told), part)


@pytest.mark.parametrize(("document", "told"), MISSION, ids=[path.stem for path, _ in MISSION])
def test_what_a_number_counts_is_named_much_as_a_person_would(document: Path, told: Path) -> None:
    for found, wanted in zip(read(document)["targets"], gold(told)["targets"], strict=True):
        assert likeness(found["name"], wanted["name"]) >= ALIKE, (found["name"], wanted["name"])


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize(("document", "told"), OWN, ids=[path.stem for path, _ in OWN])
def test_an_invented_document_is_read_nearly_whole(document: Path, told: Path, part: str) -> None:
    found, wanted = entries(read(document), part), entries(gold(told), part)
    shared = 2 * (found & wanted).total() / max(1, found.total() + wanted.total())
    assert shared >= LEAST or found == wanted, (found - wanted, wanted - found)
