"""``gytrack check``: whether the ledger is as its commands left it."""

from gytrack.cli.frame.setting import current
from gytrack.cli.opening import opened_for_reading
from gytrack.cli.screens.busy import busy
from gytrack.cli.screens.output import say
from gytrack.errors import LedgerError
from gytrack.ledger.places import shown

_SKIPPED = "不查，由数据库服务器自己保证"
_TODO = "请把文件放回原处，或用 gytrack evidence --found 文件 指出它现在的位置"
_LISTED = 20
"""How many files a refusal lists; ``evidence --gaps`` lists all."""


def command() -> None:
    """检查台账是否完好：每条命令的校验值，每一行与改动记录是否一致，推算的各行与记录是否一致，佐证材料是否还在、是否有改动；不改动台账。"""
    from gytrack.cli.looking import looking
    from gytrack.ledger.keeping.contents import contents
    from gytrack.ledger.queries.proofs import all_given
    from gytrack.usecases.keeping.checking import checks
    from gytrack.usecases.proving.checking import look_at_all

    setting = current()
    place = shown(setting.db)
    with busy("正在检查…"), opened_for_reading(setting) as ledger:
        found = list(checks(ledger))
        last = found[-1]
        held = None if last.fault else contents(ledger)
        looked = None if last.fault else look_at_all(all_given(ledger), looking(setting))
    for one in found:
        say(f"{one.name}：{_SKIPPED if one.fault is None else one.fault or '完好'}")
    if held is None or looked is None:
        raise LedgerError(f"台账 {place} {last.fault}", last.todo)
    if looked.files:
        say(f"佐证材料：{looked.words()}")
    if looked.faults:
        raise LedgerError(f"台账 {place} 本身完好，佐证材料{looked.words()}", _TODO, _listed(looked.faults))
    say(f"台账 {place} 完好｜{held.commands}条命令")


def _listed(faults: list[str]) -> list[str]:
    more = len(faults) - _LISTED
    rest = [f"另有{more}份，gytrack evidence --gaps 可全部列出"] if more > 0 else []
    return [*faults[:_LISTED], *rest]
