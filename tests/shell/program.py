"""gytrack itself, as a process over one ledger file, in a folder of its own."""

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from ledgers import address, copied

from shell import run as shell
from shell import terminal
from shell.ready import Ready
from shell.run import Done

EXAMPLE = Path(__file__).parents[2] / "examples" / "gongshu.txt"
_READY = Ready()
MODULE = (sys.executable, "-m", "gytrack")


class Program(NamedTuple):
    """The program over the ledger ``db``, on the day ``today``; it runs in the ledger's folder."""

    db: Path
    today: str = "2025-06-30"
    more: Mapping[str, str] = MappingProxyType({})

    def under(self, **more: str) -> "Program":
        """Return the program with more in its environment."""
        return self._replace(more={**self.more, **more})

    def environ(self) -> dict[str, str]:
        own = {"GYTRACK_DB": address(self.db), "GYTRACK_TODAY": self.today}
        return shell.environment(**{**own, **self.more})

    def run(self, *words: str, typed: bytes = b"", encoding: str = "utf-8") -> Done:
        environ, folder = self.environ(), self.db.parent
        done = _READY.run(words, environ, typed, folder)
        return done or shell.run((*MODULE, *words), environ, typed=typed, folder=folder, encoding=encoding)

    def out(self, *words: str) -> str:
        """Return what a command prints that must succeed."""
        done = self.run(*words)
        assert done.code == 0, done
        return done.out

    def json(self, *words: str) -> Any:
        return json.loads(self.out(*words, "-f", "json"))

    def tsv(self, *words: str) -> list[dict[str, str]]:
        """Return the rows that a pipe gets, by their headings."""
        heads, *rows = (line.split("\t") for line in self.out(*words).splitlines())
        return [dict(zip(heads, row, strict=True)) for row in rows]

    def screen(self, *words: str, columns: int = 80, lines: int = 24, typed: bytes = b"") -> tuple[int, str]:
        """Return the exit code and what a terminal shows."""
        return terminal.on_terminal(
            (*MODULE, *words),
            self.environ(),
            typed=typed,
            screen=terminal.Screen(columns, lines),
            folder=self.db.parent,
        )

    def shown(self, *words: str, columns: int = 80, lines: int = 24) -> str:
        """Return what a terminal shows of a command that must succeed, without colour."""
        code, shown = self.under(NO_COLOR="1").screen(*words, columns=columns, lines=lines)
        assert code == 0, shown
        return shown

    def copy(self, name: str) -> "Program":
        """Return the program over a copy of this ledger."""
        return self._replace(db=copied(self.db, self.db.with_name(name)))


REPORTS = (
    ("plan", "set-start", "2023-12-31", "--basis", "区政府常务会议纪要"),
    ("log", "2.1.3", "新建2家", "--value", "2.1.3t1=2", "--date", "2024-06-30"),
    ("log", "2.1.4", "", "--state", "done", "--percent", "100", "--date", "2025-06-24"),
    ("log", "2.1.2", "推进中", "--percent", "60", "--date", "2025-05-20", "--dept", "区发改经信局"),
    ("log", "2.2.1", "尚未启动", "--percent", "0", "--problem", "场地未定", "--date", "2025-06-01"),
    ("log", "2.2.2", "正常推进", "--percent", "75", "--date", "2025-06-02", "--source", "微信"),
    ("log", "2.3.1", "受阻", "--state", "blocked", "--next", "协调场地", "--date", "2025-06-03"),
    ("log", "2.3.2", "财政已拨款", "--percent", "30", "--dept", "区财政局", "--date", "2025-06-04"),
    ("met", "2.1.3t2", "--date", "2025-06-20"),
    ("log", "5.1.1t1", "--value", "0", "--date", "2025-06-05"),
)


def reported(program: Program) -> Program:
    """Return the same program, whose ledger of the example now holds reports of many kinds."""
    for words in REPORTS:
        program.out(*words)
    return program
