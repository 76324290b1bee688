"""What a table is called on paper and as a file, from the plan's title."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Literal

from gytrack.cleaning import clean
from gytrack.records.ledger import PlanTerms

What = Literal["status", "tasks", "targets", "milestones", "funds", "log", "plan"]

WORDS: dict[What, str] = {
    "status": "推进情况表",
    "tasks": "任务清单",
    "targets": "量化指标",
    "milestones": "分年度计划",
    "log": "进展记录",
    "plan": "方案内容",
    "funds": "资金",
}
SEVERAL = "各方案"

_QUOTED = re.compile(r"^《(.+?)》")
_ABOUT = re.compile(r"^关于(?:印发(?=.*的通知$))?|的通知$")
_BRACKETS = re.compile(r"\s*(?:（[^（）]*）|\([^()]*\)|〔[^〔〕]*〕)$")
_GENRE = re.compile(r"的?(?:实施|任务分工|分工|具体)?(?:方案|意见|办法|细则|要点|计划|通知|清单|表)$")
_NOT_IN_NAMES = re.compile(r'[<>:"/\\|?*\s]')
_MOST_SIGNS, _MOST_OF_A_DEPARTMENT = 40, 20


def subject(title: str) -> str:
    """Return what a plan is about, place and work: 拱墅区中医药振兴发展重大工程, without 关于, 《》, 实施方案 and (试行)."""
    quoted = _QUOTED.match(title.strip())
    words = quoted[1] if quoted else title.strip()
    while found := _BRACKETS.search(words):
        words = words[: found.start()]
    about = _GENRE.sub("", _ABOUT.sub("", words))
    return about or title.strip()


def table_title(plans: Sequence[PlanTerms], words: str) -> str:
    """Return what stands above a table: the subject of its plan and what the table shows."""
    return (subject(plans[0].title) if len(plans) == 1 else SEVERAL) + words


def file_name(plans: Sequence[PlanTerms], what: What, department: str | None, day: date, ending: str) -> str:
    """Return the name that a file gets where a person gives none, one that every system can store."""
    about = subject(plans[0].title) if len(plans) == 1 else SEVERAL
    whose = f"（{storable(department)[:_MOST_OF_A_DEPARTMENT]}）" if department else ""
    return f"{storable(about)}{WORDS[what]}{whose}_{compact(day)}.{ending}"


def compact(day: date) -> str:
    """Write a day as names of files have it: 20250630."""
    return f"{day.year:04}{day.month:02}{day.day:02}"


def storable(words: str) -> str:
    """Return words as every system can store them in the name of a file, not too many of them."""
    return _NOT_IN_NAMES.sub("", clean(words))[:_MOST_SIGNS]
