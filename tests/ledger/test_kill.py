"""What is acknowledged is kept, and nothing is done by half: ``kill -9`` at any moment."""

import random
import signal
import subprocess
import time
from pathlib import Path

import pytest
from processes import finish, start, start_program
from workbench import Book, hold_promises

KILLS = 24
PROGRAM_KILLS = 12
SHARE = 4

pytestmark = pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no kill -9 on this system")


def killed_after(process: subprocess.Popen[str], seconds: float) -> list[str]:
    """Kill a process some time after its first line; return the lines that it had printed by then."""
    assert process.stdout is not None
    first = process.stdout.readline()
    time.sleep(seconds)
    process.kill()
    return [first.strip(), *(line.strip() for line in finish(process))]


def commands(book: Book) -> dict[int, str]:
    return {number: name for number, name in book.rows("SELECT id, name FROM command")}  # noqa: C416 - typed so


def rows_of(book: Book, number: int) -> int:
    return int(book.rows("SELECT count(*) FROM change WHERE command_id = ?", (number,))[0][0])


@pytest.mark.parametrize("seed", range(KILLS // SHARE))
def test_no_acknowledged_command_is_lost_and_none_is_half(book: Book, seed: int) -> None:
    chance = random.Random(seed)
    acknowledged: dict[int, str] = {}
    for _ in range(SHARE):
        for line in killed_after(start("work", book.db), chance.uniform(0, 0.08)):
            if line:
                name, number = line.split()
                acknowledged[int(number)] = name
        hold_promises(book.path)
        kept = commands(book)
        assert acknowledged.items() <= kept.items()
        assert len(kept) - 2 - len(acknowledged) <= SHARE  # one may be done and not yet told at each kill
        whole = rows_of(book, 2)
        sizes = {"migrate": 0, "log": 3, "import": whole, "undo": whole}
        assert {number: rows_of(book, number) for number in kept} == {
            number: sizes[name] for number, name in kept.items()
        }
    assert acknowledged
    book.log("1.1.2", "之后照常")


def test_the_program_killed_at_any_moment_keeps_what_it_said(gongshu: Book) -> None:
    chance = random.Random(7)
    said = 0
    for turn in range(PROGRAM_KILLS):
        process = start_program("log", "2.1.3", f"第{turn}次", "--value", "t1=1", "--db", gongshu.db)
        if turn < PROGRAM_KILLS - 1:
            time.sleep(chance.uniform(0.05, 0.35))
            process.kill()
        acknowledged = any("已登记" in line for line in finish(process))
        said += acknowledged
        found = gongshu.rows("SELECT count(*) FROM entry WHERE text = ?", (f"第{turn}次",))[0][0]
        assert found == 1 or not acknowledged
        assert gongshu.count("measurement") == gongshu.count("entry") >= said
    assert said
    hold_promises(gongshu.path)


def test_a_ledger_whose_making_was_killed_can_be_made_again(tmp_path: Path) -> None:
    chance = random.Random(3)
    book = Book(tmp_path / "ledger.db")
    for turn in range(3):
        process = start("import", book.db, f"plan{turn}")
        assert process.stdin is not None
        process.stdin.write("\n")
        process.stdin.flush()
        killed_after(process, chance.uniform(0.2, 0.7))
    finish(start("import", book.db, "last"), "\n")
    hold_promises(book.path)
    assert ("last",) in book.rows("SELECT code FROM plan")
