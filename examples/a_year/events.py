"""What happens to the plan in 2025, week by week."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

from desk import Desk

from gytrack.status.working_days import first_from

DRAFT = Path(__file__).parents[1] / "gongshu.txt"
FRIDAYS = [date(2025, 1, 3) + timedelta(7 * week) for week in range(52)]
FORMS = ("json", "xlsx", "docx", "md")
A_DAY, A_WEEK = timedelta(1), timedelta(7)


class Reporter(NamedTuple):
    """A department that reports on a task every week; it has done its share after so many ``weeks``.

    Where it only supports the task, its report moves no figure until the coordinator adopts it.
    """

    department: str
    task: str
    weeks: int
    leads: bool = False
    target: str = ""
    goal: int = 0


REPORTERS = (
    Reporter("区发改经信局", "2.1.3", 60, leads=True, target="2.1.3t1", goal=6),
    Reporter("区卫健局", "2.3.1", 41, leads=True),
    Reporter("区教育局", "7.2.4", 55),
    Reporter("区文广旅体局", "7.1.1", 70, target="7.1.1t3", goal=3),
    Reporter("区人力社保局", "5.1.1", 52, target="5.1.1t3", goal=5),
    Reporter("区市场监管局", "6.1.1", 47),
    Reporter("区财政局", "5.2.1", 50, target="5.2.1t1", goal=30),
    Reporter("区科技局", "4.3.2", 44, target="4.3.2t1", goal=20),
)
CLOSINGS = {40: "2.3.1", 43: "4.3.2", 46: "6.1.1", 49: "3.2.1"}
"""The task whose closing is applied for in a week; the last is opened again."""
_SLOW, _BETTER = (12, 13), 14
"""The weeks in which nothing moves, and the one in which it does again."""


class Issued(NamedTuple):
    """A bulletin as it was issued: its number, the last day that its figures look at, and its files."""

    number: int
    day: date
    files: dict[str, bytes]


def begin(desk: Desk) -> None:
    """The draft comes in December; the plan that is issued in January asks for one more."""
    december, january = date(2024, 12, 20), date(2025, 1, 2)
    desk.run(december, "import", str(DRAFT), "--code", "gongshu", "--yes")
    final = (
        DRAFT.read_text(encoding="utf-8").replace("(征求意见稿)", "").replace("不少于 5 家", "不少于 6 家")
    )
    desk.run(january, "import", desk.file("正式稿.txt", final), "--update", "--plan", "gongshu", "--yes")
    desk.run(january, "plan", "set-start", "2023-12-31", "--basis", "区政府常务会议纪要")
    desk.run(january, "dept", "alias", "区卫健局", "区卫生健康局")
    desk.run(january, "dept", "merge", "区人社局", "区人力社保局")


def report(desk: Desk, one: Reporter, week: int) -> None:
    """A department reports on Thursday; once a month the coordinator adopts what counts for nothing by itself."""
    day, share, monthly = FRIDAYS[week] - A_DAY, min(1, (week + 1) / one.weeks), not (week + 1) % 4
    words = [f"第{week + 1}周：按计划推进", "--percent", str(int(share * 100))]
    if one.target and monthly:
        words += ["--value", f"{one.target}={int(share * one.goal)}"]
    if week in _SLOW:
        words += ["--state", "slow", "--problem", "场地尚未落实"]
    elif week == _BETTER:
        words += ["--state", "on_track", "--problem", "无"]
    number = desk.number(day, "log", one.task, *words, "--dept", one.department, "--source", "微信")
    if monthly and not one.leads:
        desk.run(day, "log", one.task, "--adopt", number)


def correct(desk: Desk, day: date) -> None:
    """A report turns out to be wrong a week later."""
    said = ("log", "2.2.1", "体检中心已全部设岗", "--percent", "90", "--date", str(day - A_WEEK))
    number = desk.number(day, *said)
    desk.run(day + A_WEEK, "log", "2.2.1", "设岗3个，不是全部", "--percent", "30", "--corrects", number)


def lower(desk: Desk, day: date) -> None:
    """A target is lowered, by a paper of its own."""
    because = ("--reason", "两处场地不能落实", "--basis", "拱中医药办〔2025〕3号")
    desk.run(day, "adjust", "2.1.3t1", "--value", "4", *because)


def postpone(desk: Desk, day: date) -> None:
    """A task gets more time."""
    because = ("--reason", "馆舍延期交付", "--basis", "拱中医药办〔2025〕7号")
    desk.run(day, "adjust", "7.1.1", "--due", "2026-06-30", *because)


def report_late(desk: Desk, day: date) -> None:
    """What happened six weeks ago is told today, after bulletins without it were issued."""
    desk.run(
        day, "log", "3.2.1", "补报：协同机构已挂牌", "--value", "3.2.1t1=1", "--date", str(day - 6 * A_WEEK)
    )


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
    desk.run(
        day + 8 * A_WEEK,
        "rectify",
        asked[2],
        "--done",
        "材料已补齐",
        "--evidence",
        desk.file("材料.txt", "清单"),
    )
    desk.run(day + A_DAY, "evaluate", "export", str(desk.folder / "中期评估附表.xlsx"))


def close(desk: Desk, day: date, code: str) -> None:
    """A closing is applied for with proof and verified by somebody else; the last is opened again."""
    proof = desk.file(f"{code}验收单.txt", f"{code} 验收合格")
    desk.run(day, "log", code, "已完成", "--state", "done", "--percent", "100")
    desk.run(day, "close", code, "--evidence", proof, "--note", "验收合格")
    desk.run(day + A_DAY, "verify", code, "--by", "区政府督查室", user="李四")
    if code == "3.2.1":
        desk.run(day + A_WEEK, "reopen", code, "--reason", "复核发现材料不齐", user="李四")


def issue(desk: Desk, period: str, day: date) -> Issued:
    """Issue the bulletin of the period that a day is in, on the working day on which that closes."""
    on = first_from(day).day
    more = ("--approved-by", "王副区长") if period == "month" else ()
    desk.run(on, "bulletin", "issue", "--period", period, "--date", str(day), *more)
    number = max(row["number"] for row in desk.json(on, "bulletin", "list")["bulletins"])
    return Issued(number, on, {form: reprint(desk, on, number, form) for form in FORMS})


def reprint(desk: Desk, day: date, number: int, form: str) -> bytes:
    """Return a file of a bulletin."""
    path = desk.folder / f"重印.{form}"
    desk.run(day, "bulletin", "reprint", str(number), "-f", form, "--to", str(path), "--force")
    return path.read_bytes()


EVENTS: Mapping[int, Callable[[Desk, date], None]] = {
    9: correct,
    19: lower,
    26: evaluate,
    30: report_late,
    34: postpone,
}
"""What happens in some weeks beside reports and closings."""


def year(desk: Desk) -> list[Issued]:
    """Run the year, week by week, and return what was issued."""
    begin(desk)
    issued: list[Issued] = []
    for week, friday in enumerate(FRIDAYS):
        closed = [code for at, code in CLOSINGS.items() if at <= week]
        for one in REPORTERS:
            if one.task not in closed:
                report(desk, one, week)
        if week in EVENTS:
            EVENTS[week](desk, friday - A_DAY)
        if week in CLOSINGS:
            close(desk, friday - A_DAY, CLOSINGS[week])
        if friday.month != (friday + A_WEEK).month:
            issued.append(issue(desk, "month", date(2025, friday.month, 25)))
        issued.append(issue(desk, "week", friday))
    return issued
