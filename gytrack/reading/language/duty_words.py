"""Words that announce who answers for something, made of parts: 主要 + 协作 + 单位, 第一 + 责任 + 部门, 分管 + 领导."""

import re
from typing import Literal

Duty = Literal["parties", "lead", "support", "person"]

_LEVEL = "(?:[省市区县州镇]级?直?|各级)"
_DEGREE = "主要|首要|第一|其他|其它|其余|次要|相关|具体|共同|直接|主体|总|项目|任务|工作|整改|行业"
_LEADING = "牵头|主办|主责|主抓|主管"
_SUPPORTING = "配合|协作|协办|协同|协助|参与|参加|参建|支持|支撑|联办|会办"
_ANSWERING = "责任|负责|承办|承担|实施|落实|执行|完成"
_BODY = "单位|部门|处室|科室|股室|部室|站所|主体|地区|机构"
_OR_BODY = f"(?:（(?:{_BODY})）|[、和及与/](?:{_BODY}))?"
_PERSON = "负责人|责任人|牵头人|联系人|联络人|联络员|经办人|领导|同志|人员|联系电话|联系方式"
_PERSON_OF = (
    "责任|牵头|分管|包抓|挂钩|挂点|包联|包保|挂联|带队|联系|主管|督办|督导|配合|负责|直接|主要|第一|具体"
)
DUTY_WORD = (
    f"(?:{_LEVEL})?(?:{_DEGREE})*(?:(?:{_LEADING}|{_SUPPORTING})(?:责任)?|{_ANSWERING})(?:{_BODY}){_OR_BODY}"
)
PERSON_WORD = (
    f"(?:{_PERSON_OF})+[省市区县局校院]?级?(?:{_PERSON})|负责人|责任人|牵头人|联系人|联络员|联系电话|联系方式"
)
DUTY = f"{_LEADING}|{_SUPPORTING}|{_ANSWERING}"
"""The parts that say which duty it is."""
_IS_PERSON = re.compile(PERSON_WORD)
_IS_SUPPORT = re.compile(f"{_SUPPORTING}|其他|其它|其余|次要|相关")
_IS_LEAD = re.compile(f"{_LEADING}|主要|首要|第一")


def duty_of(word: str) -> Duty:
    """Tell what a word of ``DUTY_WORD`` or ``PERSON_WORD`` announces; a person is no department."""
    if _IS_PERSON.fullmatch(word):
        return "person"
    if _IS_SUPPORT.search(word):
        return "support"
    return "lead" if _IS_LEAD.search(word) else "parties"
