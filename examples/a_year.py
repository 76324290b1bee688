"""A year in the life of a plan, from its draft to the last bulletin, and a proof of every figure that was issued.

    python examples/a_year.py [FOLDER]

The commands are those that a coordinator types, in the order of the days of 2025; ledger, evidence and the annex of the
evaluation are left in FOLDER (by default one that is gone afterwards). At the end each bulletin has to print the same
bytes as on the day of its issue, each figure that moved between two bulletins has to be explained, and what is known
today of each day has to be what was issued then, but for what later commands changed. Exit code 1 says that it is not so.
"""

import io
import json
import os
import re
import sys
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from gytrack.cli.main import main
from gytrack.status.working_days import first_from

DRAFT = Path(__file__).with_name("gongshu.txt")
FRIDAYS = [date(2025, 1, 3) + timedelta(7 * week) for week in range(52)]
FORMS = ("json", "xlsx", "docx", "md")
A_DAY, A_WEEK = timedelta(1), timedelta(7)


class Reporter(NamedTuple):
    """A department that reports on a task every week; it has done its share after so many ``weeks``."""

    department: str
    task: str
    weeks: int
    target: str = ""
    goal: int = 0


REPORTERS = (
    Reporter("区发改经信局", "2.1.3", 60, "2.1.3t1", 6),
    Reporter("区卫健局", "4.3.2", 48, "4.3.2t1", 20),
    Reporter("区教育局", "7.2.4", 55),
    Reporter("区文广旅体局", "7.1.1", 70, "7.1.1t3", 3),
    Reporter("区人力社保局", "5.1.1", 52, "5.1.1t3", 5),
    Reporter("区市场监管局", "2.3.1", 45),
    Reporter("区财政局", "2.1.2", 50),
    Reporter("区科技局", "3.1.1", 40),
)


class Desk:
    """gytrack over one ledger: each command on a day of its own, by whoever runs it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.commands = 0

    def run(self, day: date, *words: str, user: str = "张三", may_fail: bool = False) -> str:
        """Run a command as if on a day and return what it prints."""
        os.environ |= {
            "GYTRACK_DB": str(self.folder / "台账.db"),
            "GYTRACK_CONFIG": str(self.folder / "config.toml"),
            "GYTRACK_TODAY": str(day),
            "GYTRACK_USER": user,
        }
        out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(2))
        with redirect_stdout(out), redirect_stderr(err):
            code = main(words)
        self.commands += 1
        if code and not may_fail:
            err.seek(0)
            raise SystemExit(f"{day} gytrack {' '.join(words)}: {err.read()}")
        out.seek(0)
        return out.read()

    def json(self, day: date, *words: str) -> Any:
        """Return what a command prints as JSON."""
        return json.loads(self.run(day, *words, "-f", "json"))

    def number(self, day: date, *words: str, user: str = "张三") -> str:
        """Run a command and return its number."""
        found = re.search(r"#(\d+)", self.run(day, *words, user=user))
        assert found is not None, words
        return found[1]

    def file(self, name: str, text: str) -> str:
        """Write a file, such as evidence, and return its path."""
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        return str(path)


class Issued(NamedTuple):
    """A bulletin as it was issued: its number, the last day that its figures look at, and its files."""

    number: int
    day: date
    files: dict[str, bytes]


def begin(desk: Desk) -> None:
    """The draft comes in December; the plan that is issued in January asks for one more."""
    december, january = date(2024, 12, 20), date(2025, 1, 2)
    desk.run(december, "import", str(DRAFT), "--code", "gongshu", "--yes")
    final = DRAFT.read_text(encoding="utf-8").replace("(征求意见稿)", "").replace("不少于 5 家", "不少于 6 家")
    desk.run(january, "import", desk.file("正式稿.txt", final), "--update", "--plan", "gongshu", "--yes")
    desk.run(january, "plan", "set-start", "2023-12-31", "--basis", "区政府常务会议纪要")
    desk.run(january, "dept", "alias", "区卫健局", "区卫生健康局")
    desk.run(january, "dept", "merge", "区人社局", "区人力社保局")


def report(desk: Desk, one: Reporter, week: int) -> str:
    """A department reports on Thursday; the coordinator enters what leads no task as their own."""
    day, share = FRIDAYS[week] - A_DAY, min(1, (week + 1) / one.weeks)
    words = [one.task, f"第{week + 1}周：按计划推进", "--percent", str(int(share * 100))]
    if one.target and week % 4 == 0:
        words += ["--value", f"{one.target}={int(share * one.goal)}"]
    if week in (12, 13):
        words += ["--state", "slow", "--problem", "场地尚未落实"]
    elif week == 14:
        words += ["--state", "on_track", "--problem", "无"]
    return desk.number(day, "log", *words, "--source", one.department)


def events(desk: Desk, week: int) -> None:
    """What happens in some weeks beside the reports."""
    day = FRIDAYS[week] - A_DAY
    if week == 9:
        wrong = desk.number(day, "log", "2.2.1", "体检中心已全部设岗", "--percent", "90", "--date", str(day - A_WEEK))
        desk.run(day + A_WEEK, "log", "2.2.1", "设岗3个，不是全部", "--percent", "30", "--corrects", wrong)
    elif week == 19:
        desk.run(day, "adjust", "2.1.3t1", "--value", "4", "--reason", "两处场地不能落实", "--basis", "拱中医药办〔2025〕3号")
    elif week == 34:
        desk.run(day, "adjust", "7.1.1", "--due", "2026-06-30", "--reason", "馆舍延期交付", "--basis", "拱中医药办〔2025〕7号")
    elif week == 26:
        evaluate(desk, day)
    elif week == 30:
        late = str(FRIDAYS[week - 6])
        desk.run(day, "log", "3.2.1", "补报：协同机构已挂牌", "--value", "3.2.1t1=1", "--date", late)
    elif week in (40, 43, 46, 49):
        close(desk, day, {40: "3.1.1", 43: "2.3.1", 46: "4.3.2", 49: "3.2.1"}[week], week)


def evaluate(desk: Desk, day: date) -> None:
    """The mid-term evaluation, with what three departments have to put right."""
    desk.run(day, "evaluate", "start", "中期评估", "--as-of", "2025-06-30")
    desk.run(day, "evaluate", "verdict", "2.1.3t1", "基本达到预期", "--reason", "目标已经调整，年内可以完成")
    asked = [
        desk.number(day, "rectify", code, "--dept", dept, "--due", due, text)
        for code, dept, due, text in (
            ("2.1.3", "区发改经信局", "2025-09-30", "落实余下的场地"),
            ("7.1.1", "区文广旅体局", "2025-10-31", "倒排馆舍工期"),
            ("5.1.1", "区人力社保局", "2025-08-31", "补齐名中医评选材料"),
        )
    ]
    desk.run(day + 8 * A_WEEK, "rectify", asked[2], "--done", "材料已补齐", "--evidence", desk.file("材料.txt", "清单"))
    desk.run(day + A_DAY, "evaluate", "export", str(desk.folder / "中期评估附表.xlsx"))


def close(desk: Desk, day: date, code: str, week: int) -> None:
    """A closing is applied for with proof and verified by somebody else; the last is opened again."""
    proof = desk.file(f"{code}验收单.txt", f"{code} 验收合格")
    desk.run(day, "log", code, "已完成", "--state", "done", "--percent", "100")
    desk.run(day, "close", code, "--evidence", proof, "--note", "验收合格")
    desk.run(day + A_DAY, "verify", code, "--by", "区政府督查室", user="李四")
    if week == 49:
        desk.run(day + A_WEEK, "reopen", code, "--reason", "复核发现材料不齐", user="李四")


def issue(desk: Desk, period: str, day: date) -> Issued:
    """Issue the bulletin of the period that a day is in, on the working day on which that closes."""
    on = first_from(day).day
    more = ("--approved-by", "王副区长") if period == "month" else ()
    desk.run(on, "bulletin", "issue", "--period", period, "--date", str(day), *more)
    number = max(row["number"] for row in desk.json(on, "bulletin", "list")["bulletins"])
    return Issued(number, on, {form: reprint(desk, on, number, form) for form in FORMS})


def reprint(desk: Desk, day: date, number: int, form: str) -> bytes:
    path = desk.folder / f"重印.{form}"
    desk.run(day, "bulletin", "reprint", str(number), "-f", form, "--to", str(path), "--force")
    return path.read_bytes()


def year(desk: Desk) -> list[Issued]:
    """Run the year, week by week, and return what was issued."""
    begin(desk)
    issued: list[Issued] = []
    for week, friday in enumerate(FRIDAYS):
        for one in REPORTERS:
            report(desk, one, week)
        events(desk, week)
        if friday.month != (friday + A_WEEK).month or week == len(FRIDAYS) - 1:
            issued.append(issue(desk, "month", date(2025, friday.month, 25)))
        issued.append(issue(desk, "week", friday))
    return issued


def wrong(desk: Desk, issued: list[Issued], last: date) -> Iterator[str]:
    """Yield what does not hold of the bulletins."""
    for one in issued:
        for form, first in one.files.items():
            if reprint(desk, last, one.number, form) != first:
                yield f"bulletin {one.number}: {form} is not what was issued"
        yield from unexplained(desk, one, last)
    for one, other in pairwise(issued):
        found = desk.json(last, "bulletin", "diff", str(one.number), str(other.number), "--all")
        for figure in found["figures"]:
            if not (figure["causes"] or figure["by_time"] or figure["by_rules"] or figure["items"]):
                yield f"bulletins {one.number} and {other.number}: {figure} is not explained"


def unexplained(desk: Desk, one: Issued, last: date) -> Iterator[str]:
    """Yield figures of a bulletin that are others today for the same day, without a later command as the reason."""
    frozen = json.loads(one.files["json"])
    now = desk.json(last, "status", "--as-of", str(one.day))
    since = desk.json(last, "changes", "--since", f"第{one.number}期", "--as-of", str(one.day), "--all")
    reasons = {(each["code"], each["figure"]) for each in since["figures"] if each["causes"] or each["items"]}
    for what, key in (("tasks", "code"), ("targets", "id")):
        before = {row[key]: row for row in frozen[what]}
        for row in now[what]:
            for figure in ("percent", "expected", "light", "actual", "met", "value", "closure"):
                if figure in row and row[figure] != before[row[key]][figure] and (row[key], figure) not in reasons:
                    yield f"bulletin {one.number}: {row[key]} {figure} is {row[figure]} today, without a reason"


def run(folder: Path) -> int:
    desk = Desk(folder)
    issued = year(desk)
    faults = list(wrong(desk, issued, date(2025, 12, 31)))
    desk.run(date(2025, 12, 31), "check")
    for fault in faults:
        print(fault)
    print(f"{len(issued)} bulletins of {desk.commands} commands, {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    if len(sys.argv) > 1:
        sys.exit(run(Path(sys.argv[1])))
    with TemporaryDirectory() as name:
        sys.exit(run(Path(name)))
