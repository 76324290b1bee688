"""``gytrack import --update``: a new edition of a plan, compared before it is stored."""

from typing import TYPE_CHECKING, NamedTuple

from gytrack.addresses import masked
from gytrack.cli.desk import actor, way_back
from gytrack.cli.frame.ask import confirm
from gytrack.cli.frame.setting import Setting
from gytrack.cli.opening import opened_for_reading, opened_for_writing
from gytrack.cli.screens.busy import busy
from gytrack.cli.screens.output import say, talk
from gytrack.cli.unsettled import suspicions
from gytrack.errors import GytrackError, InputError
from gytrack.records.plan import Plan, Source

if TYPE_CHECKING:
    from gytrack.usecases.editions.update import Update


class Manner(NamedTuple):
    """How a person wants an edition to be taken in: asked or not, stored or only looked at, compared in a file too."""

    yes: bool = False
    dry_run: bool = False
    report: str | None = None
    force: bool = False


def update_plan(setting: Setting, plan: Plan, source: Source, wanted: str | None, manner: Manner) -> None:
    """Compare an edition with the plan that it is of, and store it where a person agrees.

    Raises:
        GytrackError: no plan fits, the text is known, or a person does not agree.
    """
    from gytrack.cli.screens.editions_screen import update_lines
    from gytrack.usecases.editions import update

    if plan.head.interprets:
        raise InputError(
            f"{source.name} 是政策解读，不是方案的新一版", "去掉 --update，导入时即用它补充方案的日期"
        )
    with busy("正在比较…"), opened_for_reading(setting) as ledger:
        found = update.prepare(ledger, plan, source, wanted)
    code = found.terms.code
    if found.changes_nothing():
        say(f"与台账中 {code} 的第{found.number - 1}版内容相同，没有可更新的，台账未改动")
        return
    for line in update_lines(found):
        say(line)
    for line in found.adjusted:
        talk(f"注意：{line}")
    if manner.report is not None:
        _write_report(setting, found, manner)
    if found.differences.are_strangers():
        again, of = found.differences.found_again
        talk(f"注意：原版{of}项任务中只有{again}项在新版里找到，可能不是同一个方案")
    if manner.dry_run:
        talk("只作比较，没有存入台账；要存入，去掉 --dry-run")
        return
    if not _agreed(setting, found, manner):
        raise GytrackError("没有更新，台账未改动", "核对后可再次运行，或加 --yes 直接存入")
    with busy("正在存入台账…"), opened_for_writing(setting) as ledger:
        number = update.store(ledger, actor(setting, ledger), plan, source, code)
        said = f"已更新 #{number}｜{code} 第{found.number}版｜{way_back(ledger, number)}"
        unsettled = list(suspicions(ledger, code))
    say(said)
    for line in unsettled:
        talk(line)


def _agreed(setting: Setting, found: "Update", manner: Manner) -> bool:
    question = f"作为 {found.terms.code} 的第{found.number}版存入台账 {masked(setting.db)}？"
    return manner.yes or confirm(question, otherwise=not found.differences.are_strangers())


def _write_report(setting: Setting, found: "Update", manner: Manner) -> None:
    from gytrack.usecases.editions.report import write_report

    path = write_report(found, manner.report or "", setting.today, force=manner.force)
    say(f"已写对照表 {path}")
