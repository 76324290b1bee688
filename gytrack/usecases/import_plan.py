"""Storing a plan that was read: its rows, under a code of its own, in one command."""

import re
from datetime import date
from typing import NamedTuple

from gytrack.errors import InputError
from gytrack.ledger import plans as plan_queries
from gytrack.ledger.apply import apply
from gytrack.ledger.connection import Reader, Writer
from gytrack.records.plan import Plan, Source
from gytrack.usecases.actor import Actor
from gytrack.usecases.names import initials, whole_names
from gytrack.usecases.plan_rows import Rows

_CODE = re.compile(r"[a-z][a-z0-9_-]{0,39}")
_PLACE = re.compile(r"[\u4e00-\u9fff]{1,8}?(?:自治[区州县]|省|市|区|县|州|盟|旗)")


class Found(NamedTuple):
    """What was found in a document, in numbers."""

    sections: int
    tasks: int
    measures: int
    safeguards: int
    targets: int
    departments: int


def found_in(plan: Plan) -> Found:
    """Count what an import of this plan would store."""
    kinds = [task.kind for task in plan.tasks]
    names = {party.name for party in plan.departments()}
    return Found(
        len(plan.sections),
        kinds.count("task"),
        kinds.count("measure"),
        kinds.count("safeguard"),
        len(plan.targets),
        len(set(whole_names(tuple(names)).values())),
    )


def code_for(plan: Plan, source: Source, wanted: str | None) -> str:
    """Return the code of a new plan: the one asked for, else an ASCII file stem, else the initials of the place.

    Raises:
        InputError: the code asked for is no code.
    """
    if wanted is not None:
        if not _CODE.fullmatch(wanted.lower()):
            raise InputError(
                f"代号“{wanted[:40]}”不合规定", "代号以字母开头，只用小写字母、数字、- 和 _，最多40个字符"
            )
        return wanted.lower()
    stem = re.sub(r"[^a-z0-9_-]+", "-", source.name.rsplit(".", 1)[0].lower()).strip("-_")
    if _CODE.fullmatch(stem) and source.name.isascii():
        return stem
    place = _PLACE.search(plan.head.title)
    letters = initials((place[0] if place else plan.head.title)[:8])
    return "".join(group[0] for group in letters.split()) or "plan"


def require_new(ledger: Reader, code: str, source: Source) -> None:
    """Let a plan pass only where neither its file nor its code is in the ledger.

    Raises:
        InputError: one of them is, with the way out.
    """
    same = plan_queries.by_source(ledger, source.sha256)
    if same is not None:
        number = plan_queries.editions(ledger, same.id)[-1].command
        raise InputError(
            f"《{same.title}》已在台账里（代号 {same.code}，第 {number} 号命令导入）",
            f"查看：gytrack status --plan {same.code}；如要重新导入，先 gytrack undo {number}",
        )
    for plan in plan_queries.all_plans(ledger):
        if plan.code == code:
            raise InputError(f"代号 {code} 已用于《{plan.title}》", "请用 --code 另取一个代号")


def store(
    ledger: Writer, actor: Actor, plan: Plan, source: Source, code: str, starts: date | None = None
) -> int:
    """Store a plan in one command and return the command's number.

    Raises:
        InputError: the file or the code is in the ledger already, or the plan prints a start of its own.
    """
    require_new(ledger, code, source)
    if starts is not None and plan.head.starts is not None:
        raise InputError(f"方案已写明自 {plan.head.starts} 起", "请去掉 --starts")
    rows = Rows(ledger, plan, source)
    command = actor.command("import", f"import {source.name}", rows.plan_id)
    return apply(ledger, command, rows.changes(code, starts))
