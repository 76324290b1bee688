"""Who acts in a safeguard: the bodies before 要牵头, 牵头, 要 and 负责; else the first that a clause is about."""

import re
from collections.abc import Iterator

from gytrack.reading.language.bodies import is_body, split_names
from gytrack.reading.language.listings import Listing
from gytrack.reading.language.roles import Named, Stance, cut_role, told_names
from gytrack.reading.text.passage import Passage

_CLAUSE = re.compile(r"(?:^|(?<=[。；;，,：]))[^。；;，,：]+")
_ACTS = re.compile(
    r"(?P<lead>(?:要|负责)?牵头(?!单位|部门|处室|责任|人|领导))|要(?!求|点|素|件|害|闻)|应(?!急|用|对|届|收|付)当?|须|负责(?!人|同志|任|的)"
    r"|(?P<support>配合|协助)(?!单位|部门|处室)|按照?(?:各自)?(?:职责|职能)"
)
_TOGETHER = "会同"
# What a clause opens with before its subject.
_OPENS = re.compile("(?:原则上|明确)?(?<![理自事缘经])由|请|其中|同时|此外")
# 对市政府负责, 向市局报告: a body after one of these does not act; 市场 and 区域 are no 市 and 区.
_NO_SUBJECT = re.compile(
    "对(?!外|口)|经(?![济信开])|[向把将让使从在为被按凡因与]|市场(?!监)|[省市县区]域|[省市县区]内|各[类种]|各项(?!目)|国家级|(?:主要|重要|有关|其他)?(?:负责|领导(?!小组))"
)
_PLACED = re.compile("[省市区县州盟旗镇乡各]|国家|自治区|[^\\W\\d_a-zA-Z]{2,4}[省市县区州]")
_DOES = re.compile(
    "每|定期|不定期|适时|将|联合|对|把|加强|加大|强化|统筹|组织|建立|健全|完善|制定|根据|依托|依据|结合|围绕|切实|认真|严格|积极|及时|充分|主动|"
    "负|承担|履行|落实|做好|抓好|开展|实行|采取|通过|具体|全面|进一步|必须|需|可|共同|协同|密切|高度|明确|指导|督促|推动|推进|安排|列入|成立|设立|务必|分别|"
    "发挥|细化|压实|坚持|统一|年度|优先|以|会商|跟踪|汇总|调度|通报|予以|给予|是(?:第一)?责任|发布|报送|研究|负责人"
)
_BY = re.compile("(?<![理自事缘经])由")
_FEWEST_CHARACTERS = 3
_LONGEST_SECTOR = 8
_LONGEST_NAME = 30


def acting_bodies(text: Passage) -> Listing:
    """Read ``区甲局要牵头…，各部门要…``: those before 牵头 lead; where none does, the first named.

    Who acts 会同 others leads them. Where nobody acts so, the first body that a clause is about (``区甲局每季度…``)
    does; a body that is only mentioned does not.
    """
    clauses = [text[found.start() : found.end()] for found in _CLAUSE.finditer(text.text)]
    named = [one for clause in clauses for one in _acting(clause)]
    return Listing(tuple(named or next(filter(None, map(_about, clauses)), ())))


def _acting(clause: Passage) -> Iterator[Named]:
    """Give the subjects of a clause that are departments and nothing else, with those that they act 会同."""
    clause = _from_subject(clause)
    for found in _ACTS.finditer(clause.text):
        names = _subjects(clause[: found.start()])
        if names:
            stance: Stance = "lead" if found["lead"] else "support" if found["support"] else "bare"
            yield from (Named(name, stance) for name in names)
            rest = clause[found.end() :]
            if rest.text.startswith(_TOGETHER):
                yield from (Named(name, "support") for name in _companions(rest[len(_TOGETHER) :]))
            return


def _about(clause: Passage) -> tuple[Named, ...]:
    """Return the bodies that a clause begins with where what follows says what they do."""
    clause = _from_subject(clause)
    if not _PLACED.match(clause.text):
        return ()
    for found in _DOES.finditer(clause.text, 0, _LONGEST_NAME):
        names = _subjects(clause[: found.start()])
        if names:
            return tuple(Named(name, "bare") for name in names)
    return ()


def _from_subject(clause: Passage) -> Passage:
    opening = _OPENS.match(clause.text)
    return clause[opening.end() :] if opening else clause


def _subjects(words: Passage) -> list[Passage]:
    """Return the bodies that the words before a verb name, none where they name anything else."""
    by = list(_BY.finditer(words.text))
    words = words[by[-1].end() :] if by else words
    names = [told.name for told in told_names(cut_role(words)[0])]
    if _NO_SUBJECT.match(words.text):
        return []
    return names if all(map(is_body, names)) or _are_sectors(words, names) else []


def _are_sectors(words: Passage, names: list[Passage]) -> bool:
    """Tell ``市教育、财政等部门`` and ``审计、财政部门``, which name departments by what they deal with."""
    short = all(len(name) <= _LONGEST_SECTOR for name in names)
    return short and len(names) > 1 and words.text.endswith("部门")


def _companions(rest: Passage) -> list[Passage]:
    """Return 市甲室 of 会同市甲室建立机制: the last name ends where it first is one."""
    named = split_names(rest)
    if not named:
        return []
    *names, last = named
    ends = (end for end in range(_FEWEST_CHARACTERS, len(last) + 1) if is_body(last[:end]))
    end = next(ends, None)
    return [*names, last[:end]] if end else []
