"""Whatever a drafter does to a plan: nothing that was reported is lost, and none of it goes to another task."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from editions import TEXTS, plan_of
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ledgers import copied
from workbench import Book, hold_promises, source

OLD = (TEXTS[:4], TEXTS[4:8])
MORE = "，并按季度报送"


@st.composite
def revisions(draw: st.DrawFn) -> tuple[list[str], list[str]]:
    """Draw what a drafter makes of the plan: items moved, left out, changed in their words, and new ones."""
    order = draw(st.permutations([*OLD[0], *OLD[1], *TEXTS[8:]]))
    kept = order[: draw(st.integers(2, len(order)))]
    changed = draw(st.sets(st.sampled_from(kept), max_size=3))
    texts = [text + MORE if text in changed else text for text in kept]
    cut = draw(st.integers(0, len(texts)))
    return texts[:cut], texts[cut:]


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A plan of eight tasks, each with a report that says the task's own words."""
    book = Book(tmp_path_factory.mktemp("random") / "ledger.db")
    book.store(plan_of(*OLD), source("一"), "small")
    for section, texts in enumerate(OLD, 1):
        for number, text in enumerate(texts, 1):
            if number != 2:
                book.log(f"{section}.{number}", text, percent="30")
    return book.path


@contextmanager
def copy_of(path: Path) -> Iterator[Book]:
    with tempfile.TemporaryDirectory() as folder:
        yield Book(copied(path, Path(folder)))


def reported(book: Book) -> list[tuple[str, str]]:
    return book.rows("SELECT e.text, t.text FROM entry e JOIN task t ON t.id = e.task_id ORDER BY e.id")


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(drafts=st.lists(revisions(), min_size=1, max_size=3))
def test_reports_stay_with_their_tasks_through_any_editions(
    ledger: Path, drafts: list[tuple[list[str], list[str]]]
) -> None:
    with copy_of(ledger) as book:
        before, entries = book.data(), book.count("entry")
        numbers = []
        for number, sections in enumerate(drafts):
            paper = source(f"第{number}稿：{sections}")
            if book.compare(plan_of(*sections), paper, "small").changes_nothing():
                continue
            numbers.append(book.update(plan_of(*sections), paper))
            words = {text for texts in sections for text in texts}
            for said, text in reported(book):
                assert text.removesuffix(MORE) == said
            in_force = {text for (text,) in book.rows("SELECT text FROM task WHERE closure <> 'dropped'")}
            assert in_force == words
        assert book.count("entry") == entries == len(reported(book))
        codes = [code for (code,) in book.rows("SELECT code FROM task")]
        assert len(codes) == len(set(codes))
        hold_promises(book.path)
        for number in reversed(numbers):
            book.undo(number)
        assert book.data() == before
