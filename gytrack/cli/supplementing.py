"""``gytrack import`` of a 政策解读 whose plan is in the ledger: it supplements the plan rather than making a new one."""

from gytrack.cli.desk import actor, way_back
from gytrack.cli.frame.ask import confirm
from gytrack.cli.frame.setting import Setting
from gytrack.cli.opening import ledger_is_there, opened_for_reading, opened_for_writing
from gytrack.cli.screens.output import say, talk
from gytrack.errors import GytrackError
from gytrack.records.ledger import PlanTerms
from gytrack.records.plan import Plan, Source


def plan_of(setting: Setting, paper: Plan, code: str | None) -> PlanTerms | None:
    """Return the plan in the ledger that a paper interprets; null where it is no such paper, or its plan is not there."""
    if not paper.head.interprets or not ledger_is_there(setting):
        return None
    from gytrack.usecases.editions.supplement import plan_interpreted

    with opened_for_reading(setting) as ledger:
        return plan_interpreted(ledger, paper, code)


def supplement_plan(
    setting: Setting, plan: PlanTerms, paper: Plan, source: Source, *, yes: bool, dry_run: bool
) -> None:
    """Show what a paper gives its plan and where the two differ, and store the dates where a person agrees.

    Raises:
        GytrackError: a person does not agree.
    """
    from gytrack.cli.screens.supplement_screen import supplement_lines
    from gytrack.usecases.editions import supplement

    with opened_for_reading(setting) as ledger:
        found = supplement.prepare(ledger, plan, paper, source, setting.today)
    for line in supplement_lines(found):
        say(line)
    if plan.draft:
        talk(f"台账中的 {plan.code} 还是征求意见稿；有印发稿的，用 gytrack import 文件 --update 更新")
    if not found.filled:
        say("方案的日期没有可补充的，台账未改动")
        return
    if dry_run:
        talk("只作比较，没有存入台账；要存入，去掉 --dry-run")
        return
    if not (yes or confirm(f"把这些日期补入方案 {plan.code}？", otherwise=True)):
        raise GytrackError("没有补充，台账未改动", "核对后可再次导入")
    with opened_for_writing(setting) as ledger:
        number = supplement.store(ledger, actor(setting, ledger), plan.code, paper, source)
        back = way_back(ledger, number)
    say(f"已补充 #{number}｜{plan.code}｜{back}")
