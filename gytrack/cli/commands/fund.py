"""``gytrack fund``: money for a task."""

from typing import Annotated

import typer

from gytrack import fund_words
from gytrack.cli.desk import way_back, writing_plan
from gytrack.cli.frame import options
from gytrack.cli.frame.choices import one_of
from gytrack.cli.frame.named import ENTRY, TASK
from gytrack.cli.screens.output import say, talk
from gytrack.dates import long_day
from gytrack.records.funds import FundKind as Kind
from gytrack.records.funds import FundSource as Source
from gytrack.status.money import rate

_KINDS: dict[str, tuple[str, ...]] = {kind: (word,) for kind, word in fund_words.FUNDS.items()}
_SOURCES: dict[str, tuple[str, ...]] = {
    source: (word, f"{word}级") for source, word in fund_words.SOURCES.items()
}


def command(
    code: Annotated[
        str, typer.Argument(metavar="编号", click_type=TASK, help="任务的编号，如 2.1.3", show_default=False)
    ],
    amount: Annotated[
        str,
        typer.Option(
            "--amount",
            metavar="金额",
            help="以万元计，也可写 1.2亿元、3000元；冲减写负数",
            show_default=False,
        ),
    ],
    kind: Annotated[
        Kind | None,
        typer.Option("--kind", metavar="安排|拨付|支出", parser=one_of(_KINDS), help="哪一类资金"),
    ] = None,
    source: Annotated[
        Source | None,
        typer.Option(
            "--source", metavar="中央|省|市|区|社会", parser=one_of(_SOURCES), help="资金来自哪一级"
        ),
    ] = None,
    date: Annotated[str | None, options.dated("资金的日期")] = None,
    dept: Annotated[str | None, options.department("用款单位")] = None,
    note: Annotated[str | None, typer.Option("--note", metavar="文字", help="备注，如文号")] = None,
    corrects: Annotated[
        str | None,
        typer.Option(
            "--corrects",
            metavar="命令编号",
            click_type=ENTRY,
            help="更正先前的一条：写登记它的命令的编号，没有写明的照旧，原来的一条留有记录",
        ),
    ] = None,
) -> None:
    """登记一项任务的资金：安排、拨付或支出，以万元计。"""
    from gytrack.usecases.people.funding import GivenFund, fund

    given = GivenFund(code, amount, kind, source, date, dept, note, corrects)
    with writing_plan() as desk:
        done = fund(desk.ledger, desk.actor, desk.plan, given)
        back = way_back(desk.ledger, done.row.number)
    row, share = done.row, None if done.money is None else rate(done.money)
    parts = (
        f"已登记资金 #{row.number}",
        done.task.code,
        fund_words.FUNDS[row.kind] + fund_words.ten_thousands(row.amount),
        row.source and f"来源：{fund_words.SOURCES[row.source]}",
        row.dept,
        long_day(row.day),
        row.corrects and f"更正 #{row.corrects}",
        None if share is None else f"执行率{share}%",
        back,
    )
    say("｜".join(part for part in parts if part))
    for words in done.notes:
        talk(f"注意：{words}")
