"""Storing a plan that was read: its rows, under a code of its own, in one command."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from gytrack.dates import long_day, shorten
from gytrack.errors import InputError
from gytrack.ledger.changes import Change, Command
from gytrack.ledger.connection import Reader, Writer
from gytrack.ledger.queries import plans as plan_queries
from gytrack.records.codes import PLAN_CODE_RULE, is_plan_code
from gytrack.records.plan import Head, Plan, Source
from gytrack.usecases.actor import Actor
from gytrack.usecases.applying import apply_all
from gytrack.usecases.asking.typed import plain
from gytrack.usecases.importing.normalising import normalised
from gytrack.usecases.importing.plan_rows import Rows
from gytrack.usecases.naming.names import usual_initials
from gytrack.usecases.naming.places import place_of
from gytrack.usecases.texts import storable

HAND_SET_BASIS = "导入时指定"


class Found(NamedTuple):
    """What was found in a document, in numbers."""

    sections: int
    tasks: int
    measures: int
    safeguards: int
    targets: int
    departments: int


class Incoming(NamedTuple):
    """A plan about to be stored, as the ledger keeps it, under a code."""

    plan: Plan
    source: Source
    code: str
    code_is_given: bool

    def lacks_start(self) -> bool:
        """Say whether neither the paper nor a person says when the plan starts."""
        return self.plan.head.start_set is None and self.plan.head.printed_start() is None


def incoming(plan: Plan, source: Source, code: str | None, starts: date | None) -> Incoming:
    """Return a plan that can be stored; ``starts`` is a start set by hand, which a file may carry too.

    Raises:
        InputError: the code is no code, or the start cannot be set by hand.
    """
    if starts is not None:
        _require_silent(plan.head, starts)
        head = replace(plan.head, start_set=starts, start_basis=HAND_SET_BASIS)
        plan = replace(plan, head=head)
    named = replace(source, name=storable(source.name, "文件名"))
    is_given = code is not None or plan.head.code is not None
    return Incoming(normalised(plan), named, code_for(plan, source, code), is_given)


def found_in(plan: Plan) -> Found:
    """Count what an import of this plan would store."""
    kinds = [task.kind for task in plan.tasks]
    return Found(
        len(plan.sections),
        kinds.count("task"),
        kinds.count("measure"),
        kinds.count("safeguard"),
        len(plan.targets),
        len(normalised(plan).departments),
    )


def code_for(plan: Plan, source: Source, wanted: str | None) -> str:
    """Return the code of a new plan: the one asked for, else its file's own, an ASCII file stem, the place's initials.

    Raises:
        InputError: the code asked for is no code.
    """
    if wanted is not None:
        code = plain(wanted).lower()
        if not is_plan_code(code):
            raise InputError(f"代号“{shorten(wanted)}”不合规定", PLAN_CODE_RULE)
        return code
    if plan.head.code is not None:
        return plan.head.code
    stem = re.sub(r"[^a-z0-9_-]+", "-", source.name.rsplit(".", 1)[0].lower()).strip("-_")
    if is_plan_code(stem) and source.name.isascii():
        return stem
    code = usual_initials((place_of(plan.head.title) or plan.head.title)[:8])
    return code if is_plan_code(code) else "plan"


def require_new(ledger: Reader, one: Incoming) -> None:
    """Let a plan pass only where neither its text nor its code is in the ledger, nor, unasked, its title.

    Raises:
        InputError: one of them is, with the way out.
    """
    require_room(ledger, one.code, one.source.text)
    for plan in plan_queries.all_plans(ledger):
        if plan.title == one.plan.head.title and not one.code_is_given:
            raise InputError(
                f"台账里已有同名的方案（代号 {plan.code}）",
                "如果是新的一版，请加 --update；如果确是另一份，请用 --code 另取一个代号",
            )


def require_room(ledger: Reader, code: str, text: str) -> None:
    """Let a plan pass only where neither its text nor its code is in the ledger. Raises as ``require_new``."""
    require_new_text(ledger, text)
    for plan in plan_queries.all_plans(ledger):
        if plan.code == code:
            number = plan_queries.editions(ledger, plan.id)[-1].command
            raise InputError(
                f"代号 {code} 已用于《{plan.title}》（第 {number} 号命令导入）",
                f"如果是它的新版，请加 --update；如要代替它，先 gytrack undo {number}；如要另存一份，请用 --code 另取一个代号",
            )


def require_new_text(ledger: Reader, text: str) -> None:
    """Let a text pass only where no edition in the ledger was read from it. Raises as ``require_new``."""
    same = plan_queries.by_text(ledger, text)
    if same is not None:
        number = plan_queries.editions(ledger, same.id)[-1].command
        raise InputError(
            f"《{same.title}》已在台账里（代号 {same.code}，第 {number} 号命令导入）",
            f"查看：gytrack status --plan {same.code}；如要重新导入，先 gytrack undo {number}",
        )


def _require_silent(head: Head, starts: date) -> None:
    """Let a start be set by hand only where the document prints none, and before its end."""
    printed = head.printed_start()
    if printed is not None:
        raise InputError(f"方案已载明 {long_day(printed)}，序时进度由此起算", "请去掉 --starts")
    if head.ends is not None and starts >= head.ends:
        raise InputError(
            f"起始日 {long_day(starts)} 不早于方案的完成时限 {long_day(head.ends)}", "请核对 --starts"
        )


def store(ledger: Writer, actor: Actor, incoming: Sequence[Incoming]) -> list[int]:
    """Store plans, all of them or none, one command for each, and return the commands' numbers.

    Raises:
        InputError: a text, code or title is in the ledger already.
    """
    return apply_all(ledger, (_command(ledger, actor, one) for one in incoming))


def _command(ledger: Reader, actor: Actor, one: Incoming) -> tuple[Command, Iterable[Change]]:
    require_new(ledger, one)
    rows = Rows(ledger, one.plan, one.source)
    return actor.command("import", f"import {one.source.name}", rows.plan_id), rows.changes(one.code)
