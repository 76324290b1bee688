"""``gytrack config migrate-to``: the ledger of a file onto a PostgreSQL server."""

from typing import Annotated

import typer

from gytrack.addresses import masked, names_server
from gytrack.cli.desk import actor
from gytrack.cli.frame.setting import current
from gytrack.cli.opening import opened_for_filling, opened_for_reading
from gytrack.cli.screens.busy import busy
from gytrack.cli.screens.output import say
from gytrack.errors import InputError
from gytrack.ledger.places import local_path


def command(
    address: Annotated[
        str,
        typer.Argument(metavar="地址", help="postgresql://用户@服务器/数据库，不带口令", show_default=False),
    ],
) -> None:
    """把台账文件整个移入 PostgreSQL 数据库，逐表核对行数和校验值；原文件不改动。"""
    from gytrack.usecases.keeping.serving import move

    setting = current()
    path = local_path(setting.db)
    if not names_server(address):
        raise InputError(f"{address} 不是数据库地址", "请写成 postgresql://用户@服务器/数据库")
    with busy("正在移入数据库…"), opened_for_reading(setting) as source:
        there = setting._replace(db=address)
        with opened_for_filling(there) as (ledger, is_new):
            done = move(actor(there, ledger), source, ledger, setting.db, None if is_new else address)
    rows = sum(one.rows for one in done.tables.values())
    say(
        f"已移入 {masked(address)} #{done.number}｜{done.tables['command'].rows}条命令｜"
        f"{len(done.tables)}张表共{rows}行，行数和校验值都一致"
    )
    say(f"原台账 {path} 未改动｜今后使用数据库：gytrack config set db {masked(address)}")
