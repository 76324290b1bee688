"""The commands that explain a difference: each in the words that a person knows it by."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Literal, NamedTuple

from gytrack.export.json_values import iso
from gytrack.ledger.queries.history import Line
from gytrack.usecases.bulletins.command_words import spoken
from gytrack.usecases.bulletins.issuing import ISSUE
from gytrack.usecases.bulletins.sides import Side
from gytrack.usecases.entries.storing import CORRECTION

Kind = Literal[
    "entry",
    "statement",
    "correction",
    "adjustment",
    "import",
    "edition",
    "merge",
    "closure",
    "rules",
    "plan",
    "bulletin",
    "people",
    "funds",
    "own",
    "evaluation",
    "department",
    "title",
    "evidence",
    "other",
]

WORDS: Mapping[Kind, str] = {
    "entry": "登记",
    "statement": "认定",
    "correction": "更正",
    "adjustment": "调整",
    "import": "导入",
    "edition": "新版",
    "merge": "合并",
    "closure": "销号",
    "rules": "规则",
    "plan": "方案",
    "bulletin": "编发",
    "people": "分工",
    "funds": "资金",
    "own": "自设",
    "evaluation": "评估",
    "department": "单位",
    "title": "标题",
    "evidence": "佐证",
    "other": "其他",
}

_KINDS: Mapping[str, Kind] = {
    "log": "entry",
    "met": "statement",
    "unmet": "statement",
    "override": "statement",
    CORRECTION: "correction",
    "adjust": "adjustment",
    "milestone": "adjustment",
    "import": "import",
    "import --update": "edition",
    "dept merge": "merge",
    "close": "closure",
    "verify": "closure",
    "assign": "people",
    "dispute": "people",
    "fund": "funds",
    "target add": "own",
    "target drop": "own",
    "evaluate start": "evaluation",
    "evaluate verdict": "evaluation",
    "evaluate confirm": "evaluation",
    "evaluate opinion": "evaluation",
    "rectify": "evaluation",
    "reopen": "closure",
    "rules use": "rules",
    "plan set-start": "plan",
    "plan set-asked": "plan",
    "plan default": "plan",
    ISSUE: "bulletin",
    "dept alias": "department",
    "dept group": "department",
    "dept rename": "department",
    "title": "title",
    "evidence": "evidence",
}


class Cause(NamedTuple):
    """A command that one side knows of and the other does not.

    ``day`` is the day from which what it brought counts, null where it counts on every day. ``undo`` is the command
    that took it back in between, ``redo`` the one that brought it back, null where none did. ``ended`` is the last day
    of a light that was set by hand, where it is this that moved a figure.
    """

    line: Line
    day: str | None
    undo: Line | None = None
    redo: Line | None = None
    ended: str | None = None

    @property
    def kind(self) -> Kind:
        """What sort of command it is."""
        return _KINDS.get(self.line.name, "other")

    def words(self) -> str:
        """Say which command it was, whose and of which day: 登记 #128 李四（2025-06-12） 2.1.3 新建2家."""
        day = f"（{self.day}）" if self.day else ""
        said = f"{WORDS[self.kind]} #{self.line.number} {self.line.who}{day} {self.text()}"
        if self.ended is not None:
            last = date.fromisoformat(self.ended)
            return f"{said}，到期（{last.month}月{last.day}日）"
        if self.undo is not None:
            return f"撤销 #{self.undo.number} {self.undo.who}，撤销的是：{said}"
        return said if self.redo is None else f"恢复 #{self.redo.number} {self.redo.who}，恢复的是：{said}"

    def text(self) -> str:
        """Say what the command did; one that has no word for its sort keeps its name."""
        return self.line.words if self.kind == "other" else spoken(self.line)

    def json(self) -> dict[str, object]:
        """Return the same for scripts."""
        done = self.undo or self.redo
        kind = self.kind if done is None else "redo" if self.undo is None else "undo"
        return {
            "kind": kind,
            "command": (done or self.line).number,
            "of": None if done is None else self.line.number,
            "who": (done or self.line).who,
            "at": (done or self.line).at,
            "day": self.day,
            "name": self.line.name,
            "text": self.line.words,
            "ended": self.ended,
        }


class Knowledge(NamedTuple):
    """What is known of some commands: their lines, the days from which they count, and what took them back."""

    lines: Mapping[int, Line]
    days: Mapping[int, str | None]
    undos: Mapping[int, Sequence[int]]

    def causes(self, numbers: Collection[int], one: Side, other: Side) -> list[Cause]:
        """Return those of some commands that count for one side only, in the order in which they were made."""
        return [
            self._cause(number, one, other)
            for number in sorted(numbers)
            if self.lines[number].undoes is None and self._differs(number, one, other)
        ]

    def _differs(self, number: int, one: Side, other: Side) -> bool:
        return self.counts(number, one) != self.counts(number, other)

    def _cause(self, number: int, one: Side, other: Side) -> Cause:
        """Return a command, with what took it back or brought it back in between."""
        first, last = sorted((one.command, other.command))
        before, after = (holds(number, each, self.undos) for each in (first, last))
        undo = redo = None
        if before and not after:
            undo = self._latest(number, last)
        elif after and not before and number <= first:
            redo = self._latest(number, last)
        return Cause(self.lines[number], self.days.get(number), undo, redo)

    def _latest(self, number: int, last: int) -> Line | None:
        """Return the latest command up to ``last`` that took one back or brought it back: it decides which of them holds."""
        return self.lines.get(self._latest_number(number, last))

    def _latest_number(self, number: int, last: int) -> int:
        made = [undo for undo in self.undos.get(number, ()) if undo <= last]
        return max((max(undo, self._latest_number(undo, last)) for undo in made), default=0)

    def counts(self, number: int, side: Side) -> bool:
        """Say whether a command is in a side's figures: known by then, in force, and not of a later day."""
        return holds(number, side.command, self.undos) and is_of(self.days.get(number), side.as_of)


def holds(number: int, last: int, undos: Mapping[int, Sequence[int]]) -> bool:
    """Say whether a command was in force when ``last`` was the latest: no undo of it was."""
    return number <= last and not any(holds(undo, last, undos) for undo in undos.get(number, ()))


def is_of(day: str | None, as_of: date) -> bool:
    """Say whether what a command brought counts on a day."""
    return day is None or day <= (iso(as_of) or "")
