"""``gytrack status``: the status table."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from gytrack import term_words
from gytrack.cli.desk import narrowed
from gytrack.cli.failing import FailOn, judge, judge_lights
from gytrack.cli.frame import options
from gytrack.cli.frame.choices import one_of
from gytrack.cli.frame.setting import current
from gytrack.cli.opening import opened_for_reading
from gytrack.cli.screens.output import Format, choose_format, emit, emit_json, talk
from gytrack.cli.trying import Trial, on_trial, trial_words
from gytrack.dates import parse_day
from gytrack.records.terms import By
from gytrack.status.rule_words import counted_word
from gytrack.status.rules import Rules
from gytrack.usecases.asking.narrowing import Narrowing, choose
from gytrack.usecases.plan_rules import rules_of
from gytrack.usecases.reporting.grouping import group_json, group_table, money_table
from gytrack.usecases.reporting.report import Page, StatusReport, page_of, status_report, unlisted_words
from gytrack.usecases.reporting.selecting import Selection, Sort, select

if TYPE_CHECKING:
    from gytrack.usecases.reporting.groups import Grouped

GroupBy = Annotated[
    By | None,
    typer.Option(
        "--by",
        metavar="section|dept",
        parser=one_of({"section": ("项目",), "dept": ("单位",)}),
        help="按项目或单位汇总",
    ),
]
SortBy = Annotated[
    Sort | None,
    typer.Option(
        "--sort",
        metavar="plan|light|gap|due",
        parser=one_of({"plan": ("方案",), "light": ("亮灯",), "gap": ("偏差",), "due": ("时限",)}),
        help="排列次序；缺省为方案的次序，light 把红灯排在前面",
    ),
]


def command(
    dept: options.Dept = None,
    role: options.Role = None,
    section: options.Section = None,
    kind: options.Kind = None,
    search: options.Search = None,
    unassigned: options.Unassigned = False,
    office: options.Office = None,
    by: GroupBy = None,
    light: options.Light = None,
    closure: options.Closure = None,
    overdue: Annotated[bool, typer.Option("--overdue", help="只看已过完成时限而未完成的")] = False,
    sort: SortBy = None,
    everything: Annotated[bool, typer.Option("--all", help="连同配套措施和保障措施")] = False,
    as_of: options.AsOf = None,
    trial: Trial = None,
    form: options.Format = None,
    fail_on: FailOn = None,
    ascii_only: options.Ascii = False,
) -> None:
    """台账：各项任务的亮灯与进度。

    屏幕上只列建设任务，--all 连同配套措施和保障措施；json 总是全部列出。
    """
    form = choose_format(form)
    day = _day(as_of)
    narrowing = narrowed(dept, role, section, kind, search, unassigned=unassigned)
    narrowing = narrowing._replace(office=office, day=day)
    selection, tried = Selection(light, overdue, sort, closure), on_trial(trial)
    if tried is not None and (form != "table" or by is not None):
        talk(trial_words(tried))
    rules = tried and tried.rules
    if by is not None:
        found, money, sets = _grouped(narrowing, selection, day, by, rules)
        if form == "json":
            emit_json(group_json(found, by, sets, money, trial=tried is not None))
        elif form == "table":
            emit(group_table(found, by, sets, {}), form, ascii_only=ascii_only)
            if money:
                emit(money_table(found, by, money), form, ascii_only=ascii_only)
        else:
            emit(group_table(found, by, sets, money), form, ascii_only=ascii_only)
        judge_lights(found[-1].lights._asdict(), fail_on)
        return
    pages = list(_pages(narrowing, selection, day, rules, with_outline=form == "table"))
    reports = [page.report for page in pages]
    with_all = everything or kind not in (None, "task") or closure is not None
    if form == "json":
        _print_json(reports)
    elif form == "table":
        _print_pages(pages, with_all=with_all, ascii_only=ascii_only)
    else:
        _print_rows(reports, form, with_all=with_all)
    judge(reports, fail_on)


def _day(as_of: str | None) -> date:
    today = current().today
    return today if as_of is None else parse_day(as_of, today)


def _grouped(narrowing: Narrowing, selection: Selection, day: date, by: By, trial: Rules | None) -> "Grouped":
    from gytrack.usecases.reporting.groups import grouped

    setting = current()
    with opened_for_reading(setting) as ledger:
        return grouped(ledger, choose(ledger, setting.plan, narrowing), by, selection, day, trial)


def _pages(
    narrowing: Narrowing, selection: Selection, day: date, trial: Rules | None, *, with_outline: bool
) -> Iterator[Page]:
    setting = current()
    with opened_for_reading(setting) as ledger:
        for found in choose(ledger, setting.plan, narrowing):
            rules = rules_of(ledger, found.plan, day, trial)
            report = status_report(ledger, found.plan, found.tasks, found.department, day, rules)
            selected = select(report._replace(trial=trial is not None), selection)
            page = page_of(ledger, selected) if with_outline else Page(selected)
            yield page._replace(only=tuple(_only(narrowing, selection, rules)), in_order=selection.reorders())


def _only(narrowing: Narrowing, selection: Selection, rules: Rules) -> Iterator[str]:
    """Say what was asked for, so that counts of a part are not taken for those of the whole."""
    if narrowing.role is not None:
        yield f"只看{term_words.ROLES[narrowing.role]}"
    if narrowing.section is not None:
        yield f"只看{narrowing.section}"
    if narrowing.kind is not None:
        yield f"只看{term_words.KINDS[narrowing.kind]}"
    if narrowing.search is not None:
        yield f"含“{narrowing.search}”"
    if narrowing.unassigned:
        yield "只看未落实到具体单位"
    if narrowing.office is not None:
        yield f"只看责任科室{narrowing.office}"
    if selection.light is not None:
        yield f"只看{counted_word(selection.light, rules)}"
    if selection.closure is not None:
        yield f"只看{term_words.CLOSURES[selection.closure]}"
    if selection.overdue:
        yield "只看逾期"


def _print_json(reports: list[StatusReport]) -> None:
    from gytrack.usecases.reporting.status_json import status_json

    emit_json(status_json(reports))


def _print_pages(pages: list[Page], *, with_all: bool, ascii_only: bool) -> None:
    from gytrack.cli.screens.status_screen import print_page

    for page in pages:
        print_page(page, with_all=with_all, ascii_only=ascii_only)


def _print_rows(reports: list[StatusReport], form: Format, *, with_all: bool) -> None:
    from gytrack.usecases.reporting.status_table import task_table

    lines = [line for report in reports for line in report.tasks]
    emit(task_table(lines, with_all=with_all), form)
    hidden = unlisted_words(lines)
    if hidden and not with_all:
        talk(f"另有{hidden}（不亮灯），--all 可一并列出")
