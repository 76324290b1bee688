"""Sentences that say something of all later lists: bodies that belong to each, and what the order of names means."""

import re

from gytrack.reading.language.bodies import split_names
from gytrack.reading.text.passage import Passage

_NOT_AGAIN = "(?:以下)?不再(?:一一|逐一|逐项|重复|另行|单独)?(?:列出|列明|列示|列入|标注|注明|说明)"
_WORK = "任务|工作|措施|政策|事项|举措|条款|项目|责任单位|责任部门|牵头单位|配合单位|部门分工"
_DOES = "负责|落实|配合|参与|抓好落实|贯彻落实|组织实施|执行|承担"
_BLANKET = re.compile(
    rf"以下(?:各项|所有|全部)?(?:的)?(?:{_WORK})?中?(?:均|都)"
    rf"(?:包含|包括|含|需要?|须|由|涉及)(?P<body>[^，；。]+?)(?:{_DOES})*，?{_NOT_AGAIN}"
    rf"|(?:^|[。；，（])(?P<named>[^。；，（]+?)(?:均|都)(?:为|是)(?:责任|配合|参与|落实)(?:单位|部门)，?{_NOT_AGAIN}"
)
_COMMA_LEADS = re.compile("[逗分]号(?:之|以)?前(?:面)?的?(?:单位|部门)?(?:均|都)?(?:为|是)牵头")


def blanket_bodies(text: Passage) -> list[Passage]:
    """Return the bodies that ``以下责任单位中均包含…，不再列出`` adds to every later list."""
    found = _BLANKET.search(text.text)
    if not found:
        return []
    group = "body" if found["body"] else "named"
    return split_names(text[found.start(group) : found.end(group)])


def says_comma_leads(text: Passage) -> bool:
    """Tell ``逗号前为牵头单位``: in every list those before the first comma lead."""
    return bool(_COMMA_LEADS.search(text.text))
