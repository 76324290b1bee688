"""更正: a report takes the place of an earlier one on the same task or target, which then counts on no day any more."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from gytrack import term_words, wording
from gytrack.dates import shorten
from gytrack.errors import InputError
from gytrack.ledger.connection import Reader
from gytrack.ledger.queries import corrections, reported
from gytrack.ledger.queries import progress as progress_queries
from gytrack.ledger.queries.reported import Reported
from gytrack.ledger.queries.told import told_of
from gytrack.records.ledger import PlanTerms
from gytrack.usecases.asking.items import Item
from gytrack.usecases.entries.entry import Entry, Given
from gytrack.usecases.entries.numbered import numbered_report


class Corrected(NamedTuple):
    """The report that is corrected, and the command that logged it."""

    number: int
    report: Reported


def to_correct(ledger: Reader, plan: PlanTerms, item: Item, typed: str) -> Corrected:
    """Return the report that a person wants to correct.

    Raises:
        InputError: there is no such report on this code, or another has corrected it already.
    """
    found = Corrected(*numbered_report(ledger, plan, item, typed, "--corrects"))
    later = corrections.correcting(ledger, found.report.id)
    if later is not None:
        raise InputError(
            f"第 {found.number} 号已由第 {later} 号更正", f"如第 {later} 号也有误，请写 --corrects {later}"
        )
    return found


def filled_in(given: Given, corrected: Corrected) -> Given:
    """Return what was typed, on the day and by the department of what it corrects where it names no others."""
    report = corrected.report
    return given._replace(day=given.day or report.day.isoformat(), dept=given.dept or report.department)


def words_replaced(
    ledger: Reader, plan: PlanTerms, entry: Entry, corrected: Corrected, today: date
) -> Iterator[str]:
    """Say that the words of a correction take the place of those that stand as 目前进展, which leaders read."""
    task = entry.item.task
    if task is None or not entry.text:
        return
    known = told_of(ledger, task, plan.id, today)
    standing = None if known is None else known.words.text
    if standing is not None and standing.report.number == corrected.number:
        yield f"目前进展改为“{shorten(entry.text)}”，原为“{shorten(standing.report.text)}”"


def left_out(ledger: Reader, entry: Entry, corrected: Corrected) -> Iterator[str]:
    """Say what the corrected report gave and its correction does not, and who took it over."""
    report = corrected.report
    gone = [
        "" if report.percent is None or entry.percent is not None else f"进度{report.percent}%",
        "" if report.state is None or entry.state is not None else term_words.STATES[report.state],
        "存在问题" if report.problem and not entry.problem else "",
        "下步计划" if report.next_step and not entry.next_step else "",
        *_figures_left_out(ledger, entry, report),
    ]
    if any(gone):
        words = "、".join(filter(None, gone))
        yield f"第 {corrected.number} 号所报的{words}没有写进更正，不再计入；如仍然有效，请撤销后一并写上"
    adopted = reported.adopted_by(ledger, report.task_id, corrected.number)
    if adopted is not None and adopted != corrected.number:
        yield (
            f"第 {adopted} 号采信了第 {corrected.number} 号，仍然计入；"
            f"如也要更正：gytrack log {entry.item.code} 进展 --corrects {adopted}"
        )


def _figures_left_out(ledger: Reader, entry: Entry, report: Reported) -> Iterator[str]:
    kept = {figure.target.code for figure in entry.figures}
    for figure in progress_queries.figures(ledger, (report.id,)).get(report.id, ()):
        if figure.target not in kept:
            yield wording.figure(figure.name, figure.unit, figure.kind, figure.value)
