"""What a check finds."""

from typing import Literal, NamedTuple

from gytrack.records.place import Place

Kind = Literal[
    "empty_section",
    "no_lead",
    "no_date",
    "date_outside",
    "number_twice",
    "number_jump",
    "department_twice",
    "reading",
]

HEADINGS: dict[Kind, str] = {
    "empty_section": "章节下没有任务",
    "no_lead": "没有落实到具体的牵头单位",
    "no_date": "指标没有写明时限",
    "date_outside": "日期与方案的起止不合",
    "number_twice": "编号重复",
    "number_jump": "编号跳号",
    "department_twice": "单位疑似有两种写法",
    "reading": "读原文时拿不准的地方",
}
"""What each kind of finding is called, in the order in which they are told."""


class Finding(NamedTuple):
    """Something to look at: what it is about, where it stands on paper, what is wrong, what to do.

    ``code`` is empty where it is about the plan as a whole, ``place`` null where nothing on paper can be named.
    """

    kind: Kind
    code: str
    place: Place | None
    quote: str
    wrong: str
    todo: str
