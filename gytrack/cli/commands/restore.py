"""``gytrack restore``: the ledger as a backup holds it."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from gytrack.addresses import names_server
from gytrack.cli.desk import actor
from gytrack.cli.frame import options
from gytrack.cli.frame.ask import confirm
from gytrack.cli.frame.setting import Setting, current
from gytrack.cli.opening import ledger_is_there, opened_for_filling, opened_for_reading
from gytrack.cli.screens.busy import busy
from gytrack.cli.screens.output import say, talk
from gytrack.dates import long_day, shorten
from gytrack.errors import GytrackError
from gytrack.ledger import codec
from gytrack.ledger.places import local_path, shown

if TYPE_CHECKING:
    from gytrack.ledger.keeping.contents import Contents
    from gytrack.usecases.keeping.restoring import Restored, Standing


def command(
    file: Annotated[Path, typer.Argument(metavar="文件", help="备份文件", show_default=False)],
    yes: options.Yes = False,
) -> None:
    """用备份恢复台账：先核对备份、显示两边的内容，再把现有台账另存在旁边，然后替换。"""
    from tempfile import TemporaryDirectory

    from gytrack.usecases.keeping.offered import take

    setting = current()
    place = shown(setting.db)
    with TemporaryDirectory(prefix="gytrack-") as folder:
        copied = Path(folder, "ledger.db")
        with busy("正在核对备份…"):
            held = take(file, None if names_server(setting.db) else Path(place), copied)
            found = _standing(setting, held)
        for line in _lines(file, held, place, found):
            say(line)
        if not (yes or confirm(f"用 {file} 恢复台账 {place}？", otherwise=False)):
            raise GytrackError("没有恢复，台账未改动", "核对后可再次恢复，在脚本中请加 --yes")
        with busy("正在恢复…"):
            done = (_restored_server if names_server(setting.db) else _restored_file)(setting, file, copied)
    _tell(file, done)


def _standing(setting: Setting, held: "Contents") -> "Standing | None":
    if not names_server(setting.db):
        from gytrack.usecases.keeping.restoring import standing

        return standing(local_path(setting.db), held)
    from gytrack.usecases.keeping.serving import standing_in

    if not ledger_is_there(setting):
        return None
    with opened_for_reading(setting) as ledger:
        return standing_in(ledger, held)


def _restored_file(setting: Setting, file: Path, copied: Path) -> "Restored":
    from gytrack.usecases.keeping.restoring import restore

    return restore(actor(setting, None), file, local_path(setting.db), copied)


def _restored_server(setting: Setting, file: Path, copied: Path) -> "Restored":
    from gytrack.usecases.keeping.serving import restore_to

    with opened_for_filling(setting) as (ledger, is_new):
        return restore_to(actor(setting, ledger), file, copied, ledger, None if is_new else setting.db)


def _lines(file: Path, held: "Contents", place: str, found: "Standing | None") -> Iterator[str]:
    yield f"备份 {file}：{_contents(held)}"
    if found is None:
        yield f"台账 {place}：还没有，将新建"
    elif found.held is None:
        yield f"台账 {place}：已损坏，读不出全部内容"
    else:
        yield f"台账 {place}：{_contents(found.held)}"
        yield _difference(found.later)


def _contents(held: "Contents") -> str:
    plans = f"方案{len(held.plans)}个（{'、'.join(held.plans)}）" if held.plans else "没有方案"
    parts = [plans, f"进展{held.rows['entry']}条", f"命令{held.commands}条"]
    if held.last is not None:
        day = long_day(codec.time(held.last.at).astimezone().date())
        parts.append(f"最后一条 #{held.last.number} {day} {shorten(held.last.words)}")
    return "｜".join(parts)


def _difference(later: int | None) -> str:
    if later is None:
        return "两者的命令不同：恢复后，台账里只有备份的内容"
    if later:
        return f"恢复后，台账里不再有备份之后的{later}条命令"
    return "台账在备份之后没有新的命令"


def _tell(file: Path, done: "Restored") -> None:
    kept = done.kept
    say(
        f"已恢复 #{done.number}｜{file}｜{done.held.commands}条命令｜已核对"
        + (f"｜恢复前的台账：{kept.file}" if kept else "")
    )
    if kept and not kept.whole:
        talk("注意：恢复前的台账已损坏，是按原样复制的，没有核对")
