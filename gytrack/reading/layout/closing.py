"""Lines about the plan as a whole, or about whom to ask: they belong to no section, and no line of them is a task."""

import re

from gytrack.reading.layout.titles import DAY_LINE
from gytrack.reading.text.passage import Passage

_IN_FORCE = re.compile(
    r"本[^\W\d_a-zA-Z]{0,6}?(?:方案|意见|办法|计划|规划|规定|通知|措施|政策|细则|要点)(?:自.{0,20}(?:施行|实施|执行|生效)|由.{2,20}负责(?:具体)?解释)"
)
_FORCE_ALONE = re.compile(
    r"自.{4,20}日起(?:\d{1,3}日后)?(?:正式)?(?:施行|实施|执行|生效)(?:[。，].{0,30})?|有效期(?:为|至|到|：)?[^，。；]{2,20}。?"
)
_ABOUT = re.compile(
    r"(?:解读|起草|供稿|来源|制图)(?:机关|单位|部门|人|人员|时间|日期)?："
    r"|(?:政策)?(?:咨询|联系)(?:人|电话|方式|单位|部门|机关|地址)?："
    r"|(?:办公|通讯|通信|单位)?地址：|(?:电子)?邮(?:箱|编)：|(?:办公)?(?:电话|传真)：|邮政编码："
    r"|(?:印发|发布|成文|公布|施行|实施|执行|生效)(?:日期|时间)："
)


def closes(line: Passage) -> bool:
    """Tell a line such as ``2024年3月1日印发``, ``本方案自…起施行``, ``有效期3年``, ``解读机关：…``."""
    text = line.text
    return bool(DAY_LINE.fullmatch(text) or tells_of_force(line) or _ABOUT.match(text))


def tells_of_force(line: Passage) -> bool:
    """Tell a line that says from when or until when the plan is in force."""
    return bool(_IN_FORCE.match(line.text) or _FORCE_ALONE.fullmatch(line.text))
