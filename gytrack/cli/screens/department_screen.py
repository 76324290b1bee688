"""One department, in lines to read."""

from collections.abc import Iterator

from gytrack.usecases.departments.card import Card


def department_lines(card: Card) -> Iterator[str]:
    """Yield what ``dept show`` prints: names, collective and members, load."""
    department, load = card.department, card.load
    yield department.name + ("（统称）" if department.collective else "")
    facts = {
        "别名": "、".join(department.aliases),
        "首字母": card.initials,
        "属于": "、".join(department.collectives),
        "成员": "、".join(department.members),
    }
    yield from (f"{heading}：{words}" for heading, words in facts.items() if words)
    through = f"，经{'、'.join(department.collectives)}另有{card.through}项" if card.through else ""
    yield f"任务：牵头{load.lead}项，配合{load.support}项{through}"
    yield f"最近报送：{load.last or '从未'}"
    yield f"原文：第{department.place.line}行"
