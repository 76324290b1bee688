"""Storing a plan that was read: its rows, under a code of its own, in one command."""

import re
from datetime import date
from typing import NamedTuple

from gytrack.dates import long_day, shorten
from gytrack.errors import InputError
from gytrack.ledger import plans as plan_queries
from gytrack.ledger.apply import apply
from gytrack.ledger.connection import Reader, Writer
from gytrack.records.plan import Head, Plan, Source
from gytrack.usecases.actor import Actor
from gytrack.usecases.choosing import ALL, plain
from gytrack.usecases.names import usual_initials, whole_names
from gytrack.usecases.plan_rows import Rows
from gytrack.usecases.texts import storable

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
        code = plain(wanted).lower()
        if not _is_code(code):
            raise InputError(
                f"代号“{shorten(wanted)}”不合规定",
                f"代号以字母开头，只用小写字母、数字、- 和 _，最多40个字符，不能是 {ALL}",
            )
        return code
    stem = re.sub(r"[^a-z0-9_-]+", "-", source.name.rsplit(".", 1)[0].lower()).strip("-_")
    if _is_code(stem) and source.name.isascii():
        return stem
    place = _PLACE.search(plan.head.title)
    code = usual_initials((place[0] if place else plan.head.title)[:8])
    return code if _is_code(code) else "plan"


def _is_code(word: str) -> bool:
    return bool(_CODE.fullmatch(word)) and word != ALL


def require_new(ledger: Reader, code: str, sha256: str) -> None:
    """Let a plan pass only where neither its file, known by its digest, nor its code is in the ledger.

    Raises:
        InputError: one of them is, with the way out.
    """
    same = plan_queries.by_source(ledger, sha256)
    if same is not None:
        number = plan_queries.editions(ledger, same.id)[-1].command
        raise InputError(
            f"《{same.title}》已在台账里（代号 {same.code}，第 {number} 号命令导入）",
            f"查看：gytrack status --plan {same.code}；如要重新导入，先 gytrack undo {number}",
        )
    for plan in plan_queries.all_plans(ledger):
        if plan.code == code:
            raise InputError(f"代号 {code} 已用于《{plan.title}》", "请用 --code 另取一个代号")


def _require_silent(head: Head, starts: date) -> None:
    """Let a start be set by hand only where the document prints none, and before its end."""
    printed = head.starts or head.effective or head.issued
    if printed is not None:
        raise InputError(f"方案已载明 {long_day(printed)}，序时进度由此起算", "请去掉 --starts")
    if head.ends is not None and starts >= head.ends:
        raise InputError(
            f"起始日 {long_day(starts)} 不早于方案的完成时限 {long_day(head.ends)}", "请核对 --starts"
        )


def store(
    ledger: Writer, actor: Actor, plan: Plan, source: Source, code: str, starts: date | None = None
) -> int:
    """Store a plan in one command and return the command's number.

    Raises:
        InputError: the file or the code is in the ledger already, or the start cannot be set by hand.
    """
    require_new(ledger, code, source.sha256)
    if starts is not None:
        _require_silent(plan.head, starts)
    rows = Rows(ledger, plan, source)
    command = actor.command("import", f"import {storable(source.name, '文件名')}", rows.plan_id)
    return apply(ledger, command, rows.changes(code, starts))
