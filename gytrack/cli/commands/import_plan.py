"""``gytrack import``: a document becomes a plan in the ledger, a new edition of one, or a supplement to one."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from gytrack.addresses import masked
from gytrack.cli.desk import actor, way_back
from gytrack.cli.frame import options
from gytrack.cli.frame.ask import confirm
from gytrack.cli.frame.choices import one_of
from gytrack.cli.frame.named import FILE
from gytrack.cli.frame.setting import Setting, current
from gytrack.cli.frame.vendored import UsageError
from gytrack.cli.opening import ledger_is_there, make_ledger, opened_for_reading, opened_for_writing
from gytrack.cli.screens.busy import busy
from gytrack.cli.screens.output import say, talk
from gytrack.cli.supplementing import plan_of, supplement_plan
from gytrack.cli.unsettled import several, suspicions
from gytrack.cli.updating import Manner, update_plan
from gytrack.dates import parse_day
from gytrack.errors import GytrackError
from gytrack.ledger.queries.plans import all_plans
from gytrack.records.plan import Plan, Source
from gytrack.usecases.importing.import_plan import Incoming, incoming, require_new, store

FailOn = Annotated[
    Literal["issues"] | None,
    typer.Option(
        "--fail-on",
        metavar="issues",
        parser=one_of({"issues": ("存疑",)}),
        help="有拿不准的地方就不导入，以退出码1结束，供脚本使用",
    ),
]
Report = Annotated[
    str | None,
    typer.Option(
        "--report",
        metavar="文件",
        click_type=FILE,
        help="把新旧两版的对照写成文件：xlsx 或 docx，与 --update 一起用",
    ),
]


def command(
    files: Annotated[
        list[Path], typer.Argument(metavar="文件", help="方案文件，可以有多个", show_default=False)
    ],
    code: Annotated[
        str | None, typer.Option("--code", metavar="代号", help="方案的代号，缺省取自文件名或地名")
    ] = None,
    starts: Annotated[
        str | None,
        typer.Option("--starts", metavar="日期", help="序时进度的起算日，用于没有写明起始日的方案"),
    ] = None,
    update: Annotated[
        bool, typer.Option("--update", help="文件是台账中方案的新一版：先列出变化，再存入，进展随任务保留")
    ] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="只看读到的内容和变化，不存入台账")] = False,
    report: Report = None,
    force: Annotated[bool, typer.Option("--force", help="对照表文件已存在时覆盖")] = False,
    fail_on: FailOn = None,
    yes: options.Yes = False,
) -> None:
    """把方案导入台账：先显示读到的内容和拿不准的地方，再存入。"""
    _check_words(files, code, starts, report, update=update)
    setting = current()
    begins = None if starts is None else parse_day(starts, setting.today)
    papers = [_read(file, fail_on) for file in files]
    if update:
        manner = Manner(yes=yes, dry_run=dry_run, report=report, force=force)
        update_plan(setting, *papers[0], code or setting.plan, manner)
        return
    plans, readings = _sorted(setting, papers, code)
    arriving = [incoming(plan, source, code, begins) for plan, source in plans]
    _refuse_known(setting, arriving)
    if arriving and dry_run:
        talk("只作查看，没有存入台账；要存入，去掉 --dry-run")
    elif arriving:
        _take_in(setting, arriving, yes=yes)
    for plan, source in readings:
        known = plan_of(setting, plan, code)
        if known is None:
            talk(f"{source.name} 是政策解读，待方案存入台账后再比较")
        else:
            supplement_plan(setting, known, plan, source, yes=yes, dry_run=dry_run)


def _sorted(
    setting: Setting, papers: list[tuple[Plan, Source]], code: str | None
) -> tuple[list[tuple[Plan, Source]], list[tuple[Plan, Source]]]:
    """Return the plans, and the papers that only interpret one of these or one in the ledger."""
    coming = {plan.head.title for plan, _ in papers if not plan.head.interprets}
    readings = [
        (plan, source)
        for plan, source in papers
        if plan.head.interprets and (plan.head.title in coming or plan_of(setting, plan, code))
    ]
    plans = [paper for paper in papers if paper not in readings]
    for plan, source in plans:
        if plan.head.interprets and not plan.tasks and not plan.targets:
            raise GytrackError(
                f"{source.name} 里没有任务和指标，解读的《{plan.head.title}》也不在台账中",
                "先导入方案，再导入它的解读，即补充方案的日期",
            )
    return plans, readings


def _check_words(
    files: list[Path], code: str | None, starts: str | None, report: str | None, *, update: bool
) -> None:
    if code is not None and len(files) > 1:
        raise typer.BadParameter("--code 一次只能用于一个文件")
    if update and len(files) > 1:
        raise UsageError("--update 一次只能用于一个文件")
    if update and starts is not None:
        raise UsageError("--starts 不与 --update 一起用；要设定起算日，用 gytrack plan set-start")
    if report is not None and not update:
        raise UsageError("--report 要与 --update 一起用")


def _read(file: Path, fail_on: str | None) -> tuple[Plan, Source]:
    from gytrack.cli.screens.found import found_lines, issue_lines
    from gytrack.reading.files import read_file

    with busy("正在读取…"):
        plan, source = read_file(file)
    for line in found_lines(plan):
        say(line)
    for line in issue_lines(plan):
        talk(line)
    if fail_on and plan.issues:
        raise GytrackError(
            f"{source.name} 有{len(plan.issues)}处拿不准，没有导入", "核对后去掉 --fail-on 再导入"
        )
    return plan, source


def _refuse_known(setting: Setting, arriving: list[Incoming]) -> None:
    """Refuse a plan that is in the ledger before a person is asked; storing looks again."""
    if ledger_is_there(setting):
        with opened_for_reading(setting) as ledger:
            for one in arriving:
                require_new(ledger, one)


def _take_in(setting: Setting, arriving: list[Incoming], *, yes: bool) -> None:
    codes = "、".join(one.code for one in arriving)
    if not (yes or confirm(f"以代号 {codes} 存入台账 {masked(setting.db)}？", otherwise=True)):
        raise GytrackError("没有导入，台账未改动", "核对后可再次导入")
    with busy("正在存入台账…"):
        lines, unsettled = _store(setting, arriving)
    for line in lines:
        say(line)
    for one in arriving:
        _tell_without_start(one)
    for line in unsettled:
        talk(line)


def _store(setting: Setting, arriving: list[Incoming]) -> tuple[list[str], list[str]]:
    """Store the plans; return the acknowledgements, and what only a person can settle: suspected pairs, a default."""
    make_ledger(setting)
    with opened_for_writing(setting) as ledger:
        numbers = store(ledger, actor(setting, ledger), arriving)
        lines = [
            f"已导入 #{number}｜{one.code}｜{way_back(ledger, number)}"
            for number, one in zip(numbers, arriving, strict=True)
        ]
        said = [line for one in arriving for line in suspicions(ledger, one.code)]
        return lines, [*said, *several(all_plans(ledger))]


def _tell_without_start(one: Incoming) -> None:
    if one.lacks_start():
        talk(
            "方案未载明起始日，序时进度暂不计算；"
            f"可用 gytrack plan set-start 日期 --basis 依据 --plan {one.code} 设定"
        )
