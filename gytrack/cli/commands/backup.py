"""``gytrack backup``: a verified copy of the whole ledger."""

from pathlib import Path
from typing import Annotated

import typer

from gytrack.addresses import names_server
from gytrack.cli.desk import actor
from gytrack.cli.frame.setting import Setting, current
from gytrack.cli.opening import opened_for_reading, opened_for_writing
from gytrack.cli.screens.busy import busy
from gytrack.cli.screens.output import say, talk
from gytrack.cli.screens.sizes import size_words
from gytrack.errors import LedgerError
from gytrack.ledger.places import evidence_folder


def command(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="文件", help="备份文件或文件夹，文件名里的 {date} 换成当天日期", show_default=False
        ),
    ],
    force: Annotated[bool, typer.Option("--force", help="文件已存在时覆盖")] = False,
) -> None:
    """把整个台账备份为一个文件，核对无误才算完成；台账正在使用时也可以备份。"""
    from gytrack.ledger.keeping.backup import back_up
    from gytrack.usecases.keeping.destination import destination

    setting = current()
    target = destination(file, setting.db, setting.today, force=force)
    with busy("正在备份…"):
        with opened_for_reading(setting) as ledger:
            held = back_up(ledger, setting.db, target, force=force)
        _note(setting, target)
    say(f"已备份 {target}｜{held.commands}条命令｜{size_words(target)}｜已核对")
    _tell_of_copies(setting)


def _tell_of_copies(setting: Setting) -> None:
    """Say of copies of evidence that they are files of their own, which a copy of the ledger does not hold."""
    if names_server(setting.db):
        return
    folder = evidence_folder(setting.db)
    if folder.is_dir() and any(folder.iterdir()):
        talk(f"注意：佐证材料的副本不在这个备份里，请另行复制文件夹 {folder}")


def _note(setting: Setting, target: Path) -> None:
    """Note the backup in the ledger; where that cannot be written, the backup stands all the same."""
    from gytrack.usecases.keeping.backing_up import note_backup

    try:
        with opened_for_writing(setting) as ledger:
            note_backup(ledger, actor(setting, ledger), target)
    except LedgerError as error:
        talk(f"注意：这次备份没有记入台账（{error.wrong}），首页不会显示")
