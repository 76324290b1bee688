"""``kill -9`` while a backup is made or restored: the ledger is the old or the new one, whole."""

import random
import signal
import time
from pathlib import Path

import pytest
from backups import backed_up
from processes import finish, start
from test_kill import killed_after
from workbench import Book, hold_promises, small_plan, source

KILLS = 12

pytestmark = [
    pytest.mark.sqlite,
    pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no kill -9 on this system"),
]


@pytest.fixture
def two(book: Book) -> dict[str, Book]:
    """Two backups of different size; the ledger is the second."""
    first = backed_up(book, "first.db")
    book.log("1.1.1", "长" * 9_000)
    book.store(small_plan(), source("大" * 50_000), "big")
    return {"first.db": first, "second.db": backed_up(book, "second.db")}


@pytest.mark.parametrize("seed", range(3))
def test_a_killed_restore_leaves_the_old_ledger_or_the_new_one(
    book: Book, two: dict[str, Book], seed: int
) -> None:
    chance = random.Random(seed)
    states = {name: one.data() for name, one in two.items()}
    seen = set()
    for _ in range(KILLS // 3):
        process = start("restore", book.db, *(str(one.path) for one in two.values()))
        said = [line.split()[1] for line in killed_after(process, chance.uniform(0, 0.5)) if line]
        hold_promises(book.path)
        data = book.data()
        (found,) = (name for name, state in states.items() if state == data)
        seen.add(found)
        following = {"first.db": "second.db", "second.db": "first.db"}
        assert found in (said[-1], following[said[-1]])
    for kept in book.path.parent.glob("*恢复前*.db"):
        hold_promises(kept)
    book.plan = "small"
    book.log("1.1.2", "之后照常")


def test_a_killed_first_restore_can_be_tried_again(tmp_path: Path, two: dict[str, Book]) -> None:
    chance = random.Random(5)
    file = two["second.db"]
    data = file.data()
    for turn in range(4):
        new = Book(tmp_path / str(turn) / "ledger.db")
        process = start("restore", new.db, str(file.path))
        time.sleep(chance.uniform(0.2, 0.6))
        process.kill()
        finish(process)
        process = start("restore", new.db, str(file.path))
        killed_after(process, 0)
        assert new.data() == data
        hold_promises(new.path)


def test_a_killed_backup_leaves_no_half_file_under_its_name(book: Book) -> None:
    chance = random.Random(9)
    for _ in range(4):
        killed_after(start("backup", book.db), chance.uniform(0, 0.2))
    made = [path for path in book.path.parent.glob("*-*.db") if not path.name.startswith(".")]
    assert made
    for path in made:
        hold_promises(path)
    hold_promises(book.path)
