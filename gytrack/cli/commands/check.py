"""``gytrack check``: whether the ledger is as its commands left it."""

from gytrack.cli.frame.setting import current
from gytrack.cli.opening import opened_for_reading
from gytrack.cli.screens.busy import busy
from gytrack.cli.screens.output import say
from gytrack.errors import LedgerError
from gytrack.ledger.places import shown

_SKIPPED = "不查，由数据库服务器自己保证"


def command() -> None:
    """检查台账是否完好：每条命令的校验值，每一行与改动记录是否一致，推算的各行与记录是否一致；不改动台账。"""
    from gytrack.ledger.keeping.contents import contents
    from gytrack.usecases.keeping.checking import checks

    setting = current()
    place = shown(setting.db)
    with busy("正在检查…"), opened_for_reading(setting) as ledger:
        found = list(checks(ledger))
        last = found[-1]
        held = None if last.fault else contents(ledger)
    for one in found:
        say(f"{one.name}：{_SKIPPED if one.fault is None else one.fault or '完好'}")
    if held is None:
        raise LedgerError(f"台账 {place} {last.fault}", last.todo)
    say(f"台账 {place} 完好｜{held.commands}条命令")
