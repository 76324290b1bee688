"""The Chinese words for who really does a task, and for what is not agreed about that."""

from collections.abc import Iterable

from gytrack.records.people import Aspect, Disputed, Hands

ASPECTS: dict[Aspect, str] = {
    "undertake": "实际承办",
    "office": "责任科室",
    "leader": "责任领导",
    "contact": "联络员",
    "phone": "联系电话",
}
UNCLEAR = "责任待明确"


def contact(hands: Hands) -> str | None:
    """Write whom to ask, with the telephone: 李四（0571-88888888）; null where nobody is named."""
    if hands.contact is None or hands.phone is None:
        return hands.contact or hands.phone
    return f"{hands.contact}（{hands.phone}）"


def who(hands: Hands) -> tuple[str, ...]:
    """Write who handles a task beside its lead: 实际承办：区卫健局, 责任科室：中医科, …; empty where nobody is named."""
    named = (
        (ASPECTS["undertake"], hands.undertake),
        (ASPECTS["office"], hands.office),
        (ASPECTS["leader"], hands.leader),
        (ASPECTS["contact" if hands.contact else "phone"], contact(hands)),
    )
    return tuple(f"{what}：{words}" for what, words in named if words)


def unclear(disputes: Iterable[Disputed]) -> tuple[str, ...]:
    """Write why it is not clear whose a task is: 区大运办：应由区体育局牵头."""
    return tuple([f"{one.dept or '统筹'}：{one.words}" for one in disputes])
