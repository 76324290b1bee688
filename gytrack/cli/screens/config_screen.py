"""What is set, laid out: a table for people, JSON for scripts."""

from gytrack.addresses import masked
from gytrack.cli.config.settling import Settled
from gytrack.cli.config.spec import Key
from gytrack.cli.screens.output import Format, emit, emit_json
from gytrack.export.tables import SCHEMA, Column, Table, Value

Found = list[tuple[Key, Settled | None]]
"""Each key with what holds for it; null where nothing can, since what is set is wrong."""

_ORIGINS = {"command_line": "命令行", "environment": "环境变量", "file": "文件", "default": "缺省"}
_COLUMNS = (
    Column("key", "项"),
    Column("value", "值"),
    Column("from", "来自"),
    Column("help", "说明"),
)


def print_settings(found: Found, file: str | None, form: Format) -> None:
    """Print what holds for each key and where it comes from.

    Args:
        found: the keys.
        file: the configuration file, which JSON names too.
        form: the form to print in.
    """
    if form == "json":
        emit_json({"schema": SCHEMA, "file": file, "config": [_json(key, one) for key, one in found]})
        return
    draws_wide = any(one is not None and one.value is True for key, one in found if key.name == "ascii")
    emit(Table(_COLUMNS, (_row(key, one) for key, one in found)), form, ascii_only=draws_wide)


def _row(key: Key, one: Settled | None) -> tuple[Value, ...]:
    if one is None:
        return key.name, None, None, key.help
    return key.name, _shown(one.value), _ORIGINS[one.origin], key.help


def _json(key: Key, one: Settled | None) -> dict[str, object]:
    value, origin = one or (None, None)
    return {"key": key.name, "value": _shown(value), "from": origin, "help": key.help}


def _shown(value: Value) -> Value:
    return masked(value) if isinstance(value, str) else value
