"""Commands as papers for leaders say them: without the program's names and options, beside the word for their sort."""

import re
from collections.abc import Mapping

from gytrack.ledger.queries.history import Line
from gytrack.term_words import LIGHTS

_ACTS: Mapping[str, str] = {
    "met": "达标",
    "unmet": "取消达标",
    "override": "定灯",
    "dispute": "争议",
    "rectify": "整改",
    "rules use": "采用",
    "plan set-start": "起始日期",
    "plan default": "缺省方案",
    "dept alias": "别名",
    "dept rename": "改名",
    "dept group": "成员",
    "target add": "增加",
    "target drop": "删去",
    "evaluate start": "开始",
    "evaluate verdict": "结论",
    "evaluate confirm": "确认",
    "evaluate opinion": "意见",
}
"""What was done, where neither the word for the sort of command nor its own words say so."""

_SET = re.compile(r"(\S+) --light (\w+) --until (\S+)(.*)", re.DOTALL)
_LIFT = re.compile(r"(\S+) --lift(?= |$)")
_FROM = re.compile(r"(\S+) --date (\S+)")
_LIGHTS: Mapping[str, str] = {str(light): word for light, word in LIGHTS.items()}


def spoken(line: Line) -> str:
    """Say what a command did: 定灯 2.4.1 黄灯（至2025-07-31） 已约谈."""
    name, _, _ = line.name.partition(" --")
    said = line.words.removeprefix(line.name if line.words.startswith(line.name) else name).strip()
    return " ".join(filter(None, (_ACTS.get(line.name, ""), _in_chinese(line.name, said))))


def _in_chinese(name: str, said: str) -> str:
    """Write the options of a command whose words hold some; a reason that a person typed stays as it is."""
    if name == "rules use":
        return _FROM.sub(r"\1（自\2起）", said, count=1)
    if name != "override":
        return said
    found = _SET.fullmatch(said)
    if found is None:
        return _LIFT.sub(r"\1 解除", said, count=1)
    code, light, until, reason = found.groups()
    return f"{code} {_LIGHTS.get(light, light)}（至{until}）{reason}"
