"""Headers of columns that say who answers for a row, by their parts: 县级 + 牵头 + 责任 + 单位, 行业 + 主管 + 部门."""

import re
from typing import Literal

Duty = Literal["lead", "support", "parties", "office", "person", "ignored"]

_LEVEL = "(?:[省市区县州盟旗镇乡]|自治区|国家|街道|各级)(?:[级直属]|本级|直属)*|[级直属]"
_DEGREE = "主要|首要|第一|其他|其它|相关|有关|具体|直接|共同|行业|属地|项目|工作|任务|工程|总|各"
_LEADS = "牵头|主办|主责|主抓|主要责任|首要责任|第一责任|统筹"
_HELPS = "配合|协作|协办|协同|协助|参与|参加|参建|支持|支撑|联合|联办|会办"
_BEARS = "责任|负责|实施|落实|承办|承担|承建|承接|分工|建设|执行|组织|完成|推进|办理|整改|申报|运营|法人"
_OFFICES = "主管|监管|业主"
_OVERSEES = "监督|督导|督查|督办|督促|考核|验收|审核|审批|指导|报送|填报|评估|评价"
_DOES = f"{_LEADS}|{_HELPS}|{_BEARS}|{_OFFICES}|{_OVERSEES}"
_ROOM = "处室|科室|股室|部室"
_BODY = f"单位|部门|机构|主体|地区|乡镇|镇街|县区|区县|街镇|县市区|街道|园区|{_ROOM}"
_PERSON = "领导|联络员|联络人|联系人|责任人|负责人|经办人|电话|联系方式|组长|专员|人员|姓名"
_AND = "[和与及、/或]"
_HEAD = re.compile(
    rf"(?:{_LEVEL}|{_DEGREE}|{_DOES}|{_BODY}|{_AND})*(?:{_DOES})(?:{_LEVEL}|{_DEGREE}|{_DOES}|{_AND})*(?:{_BODY})"
    rf"(?:{_AND}?(?:{_BODY}))*"
)
_ASIDE = re.compile(f"[（(](?P<aside>{_HELPS})[）)]")
_BRACKETS = str.maketrans("", "", "（）()")
_AND_PERSON = re.compile(f"{_AND}(?:责任人|负责人|联系人|分工)$")
# A level or degree alone makes no duty, a duty alone may be a verb of anything: 牵头 and 责任 do announce somebody.
_BARE = re.compile(
    rf"(?:{_LEVEL}|主要|其他)?(?:(?:{_LEADS}|{_HELPS})(?:责任)?|(?:责任|职责|任务|部门|具体|工作)?分工|责任(?:分解|方|部门分工))"
    rf"|(?:责任|任务)?(?:部门|属地)(?:分工)?|项目(?:单位|业主)|业主"
)
_OF_PERSON = re.compile(f".*(?:{_PERSON})(?:{_AND}.*)?")
_OF_ROOM = re.compile(f".*(?:{_ROOM})")
_BOTH = re.compile(rf"(?:{_LEADS})(?:责任)?(?:{_BODY})?{_AND}(?:{_HELPS}|{_BEARS}).*")
_MAIN = re.compile(_LEADS)
_OTHER = re.compile(_HELPS)
_BEARER = re.compile(_BEARS)
_OVERSEER = re.compile(_OVERSEES)
_OFFICE = re.compile(_OFFICES)


def duty_role(header: str) -> Duty | None:
    """Tell whom the column below a header names; null where it names nobody by its words.

    A person is no department; an office within a department (科室), or whoever but supervises a trade, counts only
    where nobody else is named; who only checks or reports is passed over.
    """
    asides = _ASIDE.search(header)
    header = _AND_PERSON.sub("", header.translate(_BRACKETS))
    if _OF_ROOM.fullmatch(header):
        return "office"
    if not (_HEAD.fullmatch(header) or _BARE.fullmatch(header)):
        return "person" if _OF_PERSON.fullmatch(header) else None
    if asides or _BOTH.fullmatch(header):
        return "parties"
    if _MAIN.search(header):
        return "lead"
    if _OTHER.search(header):
        return "support"
    return _of_one(header)


def _of_one(header: str) -> Duty:
    if _OFFICE.search(header):
        return "office"
    return "ignored" if _OVERSEER.search(header) and not _BEARER.search(header) else "parties"
