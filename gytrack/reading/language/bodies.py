"""Names of departments: where one ends, which are one name though a 、 stands in them."""

import re

from gytrack.reading.text.passage import Passage

_SUFFIXES = (
    "人民政府|政府|行署|办公室|领导小组|工作专班|专班|委员会|工委|党委|党组|管委会|联席会议|指挥部|"
    "街道办事处|街道|乡镇|镇|乡|部门|单位|机构|企业|公司|集团|中心|海关|支行|分行|分局|总局|监管局|总队|支队|大队|"
    "总工会|工会|妇联|残联|科协|文联|侨联|工商联|团委|协会|学会|研究院|医院|学院|大学|学校|法院|检察院|"
    "银行|农商行|报社|媒体|电台|电视台|园区|开发区|新区|高新区|经开区|度假区|示范区|试验区|管理区|功能区|社区|"
    "组织部|宣传部|统战部|政法委|编办|网信办|处室|科室|地方|各地|各区|各县|各市|成员|局|委|办|厅|部|处|科|室|院|所|站|台|馆|队|组|会|社|校|署|联|协"
)
ENDS_AS_BODY = re.compile(rf"(?:{_SUFFIXES})(?:[（(][^（）()]*[）)])?$")
# 各县（市、区）, 各镇街, 各县区 name all of them.
_COLLECTIVE = re.compile(
    r"各(?:有关|相关|级|辖|自)?(?:自治|[省市州盟地区县旗镇乡街村]|街道|园区|社区|板块|产业)+(?:[（〔][^（）〔〕]*[）〕])?"
)
_OPENERS, _CLOSERS = "（(《“【[〔", "）)》”】]〕"
_SEPARATORS = "、，,；;。"
_PLACE = "(?:自治)?(?:区|市|县|州|旗|盟|乡|镇|街道|地)"
_ASIDE = "[（〔【][^（）〔〕【】]{1,12}[）〕】]"
# 各市、县政府 and 各市、县（市、区）政府 name one collective: its first half is no body without the second.
_FIRST_HALF = re.compile(
    rf"各(?:有关|相关|级|辖)?(?:设区的?)?(?:{_PLACE}){{1,3}}(?:{_ASIDE})?(?:、(?:{_PLACE}){{1,3}}(?:{_ASIDE})?)*$"
)
_SECOND_HALF = re.compile(
    rf"(?:{_PLACE}{_ASIDE}|(?:{_PLACE}){{2,3}}|{_PLACE}(?=$|级市|人民政府|政府|党委|办事处|管委会|有关|相关|各|部门|单位)|开发区|园区|功能区|高新区|经开区)"
)
# 各市、某新区工作领导小组: an organ that each of them has.
_ORGAN_OF_EACH = re.compile(
    r"[^\W\d_a-zA-Z]{2,5}(?:新区|区|市|县|州)[^\W\d_a-zA-Z]{2,}(?:领导小组|专班|指挥部|联席会议)(?:办公室)?"
)
_OWN_LEVEL = re.compile(
    r"会同|[和与及](?=(?:各|有关|相关|其他|其它|省|市|区|县|州|国家|自治区)[^、]*$|[^\W\d_a-zA-Z]{1,4}(?:市|区|县|州)$"
    r"|[^\W\d_a-zA-Z]{2,8}区(?:管委会|管理委员会)$)"
)
_AND = re.compile("[和与及]")
_GENERIC = re.compile("(?:部门|单位|街道|乡镇|地方|机构|企业|处室|科室|地区)$")
_SHORTEST_HALF = 4
_SHORTEST_ALIKE = 3
_OFFICES = "局委办厅科所队院站"
_PLACE_NAME = re.compile(r"[^\W\d_a-zA-Z]{1,4}(?:市|区|县|州)")


def is_body(name: Passage) -> bool:
    """Tell what may be a department or a collective by the form of its name."""
    return bool(ENDS_AS_BODY.search(name.text) or _COLLECTIVE.fullmatch(name.text))


def split_outside(passage: Passage, separators: str) -> list[Passage]:
    """Split at ``separators`` that stand outside brackets and quotes; empty parts are dropped."""
    parts, depth, start = [], 0, 0
    for at, character in enumerate(passage.text):
        if character in _OPENERS:
            depth += 1
        elif character in _CLOSERS:
            depth = max(0, depth - 1)
        elif character in separators and not depth:
            parts.append(passage[start:at])
            start = at + 1
    parts.append(passage[start:])
    return [part for part in parts if part.text]


def split_names(passage: Passage) -> list[Passage]:
    """Split an enumeration of departments into their names.

    各市、县政府 stays whole, and so do 甲和乙委员会 and 各部门和街道; 各区政府和有关部门 are two.
    """
    names: list[Passage] = []
    for part in split_outside(passage, _SEPARATORS):
        halves = _SECOND_HALF.match(part.text) or _ORGAN_OF_EACH.fullmatch(part.text)
        if names and _FIRST_HALF.fullmatch(names[-1].text) and halves:
            names[-1] = names[-1].through(part)
        else:
            names.append(part)
    return [half for name in names for half in _halves(name)]


def _halves(name: Passage) -> list[Passage]:
    for found in _OWN_LEVEL.finditer(name.text):
        left, right = name[: found.start()], name[found.end() :]
        ends = is_body(right) or _PLACE_NAME.fullmatch(right.text)
        if ends and ENDS_AS_BODY.search(left.text):
            return [*_halves(left), *_halves(right)]
    for found in _AND.finditer(name.text):
        left, right = name[: found.start()], name[found.end() :]
        if (_is_whole(left) and _is_whole(right)) or _are_alike(left, right):
            return [*_halves(left), *_halves(right)]
    return [name]


def _are_alike(left: Passage, right: Passage) -> bool:
    """Tell two short bodies of one make: 甲乙局和丙丁局."""
    short = min(len(left), len(right)) >= _SHORTEST_ALIKE
    return short and left.text[-1] == right.text[-1] and left.text[-1] in _OFFICES


def _is_whole(half: Passage) -> bool:
    """Tell one of two bodies joined by 和 from half of a name: 甲社会和乙委员会, 各部门和街道 are one."""
    own = len(half) >= _SHORTEST_HALF and not _GENERIC.search(half.text) and not half.text.endswith("社会")
    return own and is_body(half)
