"""The parts of a plan in words, so that two editions can stand side by side."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from gytrack import term_words, wording
from gytrack.dates import deadline, long_day
from gytrack.likeness import bare
from gytrack.records.plan import Head, Target, Task
from gytrack.records.terms import Role

NOTHING = "未写明"


class Detail(NamedTuple):
    """One thing that differs between two editions: what it is, and how each has it."""

    what: str
    old: str
    new: str


_DATES = (
    ("issued", "印发"),
    ("effective", "施行"),
    ("expires", "有效期至"),
    ("starts", "起始"),
    ("ends", "完成时限"),
)
_WORDS = (("title", "名称"), ("issuer", "印发机关"), ("doc_no", "文号"))
_ROLES: tuple[Role, ...] = ("lead", "support")


def head_details(old: Head, new: Head) -> Iterator[Detail]:
    """Yield what two editions say differently of themselves; what the new one does not print stays as it is."""
    for key, what in _WORDS:
        before, after = getattr(old, key), getattr(new, key)
        if after is not None and before != after:
            yield Detail(what, before or NOTHING, after)
    if old.draft != new.draft:
        yield Detail("文稿", *("征求意见稿" if head.draft else "印发稿" for head in (old, new)))
    for key, what in _DATES:
        before, after = getattr(old, key), getattr(new, key)
        if after is not None and before != after:
            yield Detail(what, _day(before), long_day(after))


def kept_dates(old: Head, new: Head) -> list[str]:
    """Return which dates of the old edition stay in force since the new one prints none."""
    return [
        f"{what}{long_day(getattr(old, key))}"
        for key, what in _DATES
        if getattr(new, key) is None and getattr(old, key) is not None
    ]


def task_details(old: Task, new: Task) -> Iterator[Detail]:
    """Yield what differs between two wordings of a task; signs and blanks do not count."""
    if bare(old.text) != bare(new.text):
        yield Detail("正文", old.text, new.text)
    if old.kind != new.kind:
        yield Detail("类别", term_words.KINDS[old.kind], term_words.KINDS[new.kind])
    if (old.due, old.ongoing) != (new.due, new.ongoing):
        yield Detail("完成时限", due_words(old), due_words(new))
    if old.own_title != new.own_title:
        yield Detail("短标题", old.own_title or NOTHING, new.own_title or NOTHING)
    for role in _ROLES:
        before, after = old.names(role), new.names(role)
        if set(before) != set(after):
            yield Detail(f"{term_words.ROLES[role]}单位", names_words(before), names_words(after))


def due_words(task: Task) -> str:
    """Write when a task is due as papers do."""
    return deadline(task.due) if task.due else ("长期坚持" if task.ongoing else NOTHING)


def names_words(names: Iterable[str]) -> str:
    """Write who is responsible."""
    return "、".join(names) or NOTHING


def target_words(target: Target) -> str:
    """Write a target whole: what, how much, by when, from where."""
    goal = wording.goal(target.op, target.value, target.upper, target.unit, target.per)
    base = ""
    if target.baseline is not None:
        year = f"{target.baseline_year}年" if target.baseline_year else "基期"
        base = f"，{year}{wording.amount(target.baseline, target.unit)}"
    due = f"，{deadline(target.due)}" if target.due else ""
    summed = "，按单位汇总" if target.by_department else ""
    around = (base + due + summed).lstrip("，")
    return f"{target.name}{goal}" + (f"（{around}）" if around else "")


def _day(day: date | None) -> str:
    return NOTHING if day is None else long_day(day)
