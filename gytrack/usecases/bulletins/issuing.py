"""Issuing a bulletin: the figures of a period are frozen, numbered and kept with the files that go out."""

from collections.abc import Iterator
from datetime import date
from io import StringIO
from typing import NamedTuple

from gytrack.dates import long_day
from gytrack.errors import InputError
from gytrack.export.writers import json_text
from gytrack.ledger.apply import Ids, next_command
from gytrack.ledger.changes import Change, insert
from gytrack.ledger.connection import Reader, Writer
from gytrack.ledger.queries import bulletins as bulletin_queries
from gytrack.ledger.queries.filters import Filter
from gytrack.records.ledger import PlanTerms
from gytrack.records.terms import PeriodKind
from gytrack.status.periods import Period, latest_closed, period_of
from gytrack.status.rules import Rules
from gytrack.usecases.actor import Actor
from gytrack.usecases.applying import apply
from gytrack.usecases.asking.narrowing import Chosen
from gytrack.usecases.bulletins.files import File, files_of
from gytrack.usecases.bulletins.keeping import digest, packed
from gytrack.usecases.bulletins.matters import Draft
from gytrack.usecases.exporting.sheets.matter import matter
from gytrack.usecases.plan_rules import rules_of
from gytrack.usecases.reporting.streaming import long_report
from gytrack.usecases.texts import MOST_OF_A_NAME, one_line

ISSUE = "bulletin issue"
"""The name of the command in the log."""


class Asked(NamedTuple):
    """What a person asks for: ``day`` lies in the period, null for the latest that is closed; ``unit`` issues it."""

    period: PeriodKind
    day: date | None
    approved_by: str | None
    unit: str


class Issuance(NamedTuple):
    """A bulletin that was issued: the command's number, and what stands in it."""

    command: int
    draft: Draft
    files: tuple[File, ...]


def issue(ledger: Writer, actor: Actor, plan: PlanTerms, asked: Asked) -> Issuance:
    """Freeze a period's figures as of its cut-off, number them and keep their files.

    Raises:
        InputError: the period is not closed yet, or a bulletin stands for it; the name of who approved is empty.
    """
    period = _period(actor, asked, rules_of(ledger, plan, actor.today))
    existing = bulletin_queries.all_of(ledger, plan.id)
    _require_free(existing, period)
    number = max((row.number for row in existing), default=0) + 1
    draft = _draft(ledger, actor, plan, asked, period, number)
    files = tuple(files_of(draft))
    command = next_command(ledger)
    words = f"{ISSUE} 第{number}期 {period.label}" + (
        f" 批准：{draft.approved_by}" if draft.approved_by else ""
    )
    apply(ledger, actor.command(ISSUE, words, plan.id), _rows(ledger, plan, draft, files, command))
    return Issuance(command, draft, files)


def _period(actor: Actor, asked: Asked, rules: Rules) -> Period:
    try:
        if asked.day is None:
            return latest_closed(asked.period, actor.today, rules)
        period = period_of(asked.period, asked.day, rules)
    except OverflowError:
        raise InputError(
            f"{long_day(asked.day or actor.today)} 所在的报送周期超出历法的范围", "请核对日期"
        ) from None
    if period.cut_off > actor.today:
        raise InputError(
            f"{period.label}的截止日是{long_day(period.cut_off)}，尚未到",
            "请在截止日当天或以后编发；不写 --date 则为最近已截止的一期",
        )
    return period


def _require_free(existing: list[bulletin_queries.BulletinRow], period: Period) -> None:
    for row in existing:
        if (row.period, row.last, row.withdrawn) == (period.kind, period.last, False):
            raise InputError(
                f"{period.label}已编发第{row.number}期",
                f"重印：gytrack bulletin reprint {row.number}；如要重编，先撤销它（gytrack undo {row.command}）",
            )


def _draft(ledger: Reader, actor: Actor, plan: PlanTerms, asked: Asked, period: Period, number: int) -> Draft:
    everything, rules = Filter(plan.id), rules_of(ledger, plan, period.cut_off)
    report = long_report(ledger, Chosen(plan, everything, None), period.cut_off, rules)
    return Draft(
        number,
        period,
        actor.today,
        _approved_by(asked),
        asked.unit,
        rules,
        matter(ledger, everything, report),
    )


def _approved_by(asked: Asked) -> str | None:
    if asked.approved_by is None:
        return None
    name = one_line(asked.approved_by, "批准人")
    if not name:
        raise InputError("没有写明批准人", "--approved-by 后写批准通报的人，如 --approved-by 王副区长")
    if len(name) > MOST_OF_A_NAME:
        raise InputError(f"批准人有{len(name)}个字，超过{MOST_OF_A_NAME}个字", "只写姓名和职务")
    return name


def _rows(
    ledger: Reader, plan: PlanTerms, draft: Draft, files: tuple[File, ...], command: int
) -> Iterator[Change]:
    ids, period = Ids(ledger), draft.period
    bulletin = ids.next("bulletin")
    yield insert(
        "bulletin",
        bulletin,
        plan_id=plan.id,
        number=draft.number,
        command_id=command,
        period=period.kind,
        label=period.label,
        first_day=period.first,
        last_day=period.last,
        as_of=period.cut_off,
        issued_on=draft.issued_on,
        title=draft.issue().title,
        approved_by=draft.approved_by,
        rules=json_text(draft.rules._asdict(), StringIO()),
        withdrawn=False,
    )
    for file in files:
        yield insert(
            "issued",
            ids.next("issued"),
            bulletin_id=bulletin,
            form=file.form,
            name=file.name,
            size=len(file.data),
            sha256=digest(file.data),
            content=packed(file.data),
        )
