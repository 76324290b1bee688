"""From what a person wrote to a value: forgiving in form, strict in meaning."""

from pathlib import Path

from gytrack.addresses import is_keywords, masked
from gytrack.cli.config.spec import Key, Value, kind_word
from gytrack.errors import InputError

_YES = frozenset(("true", "yes", "y", "on", "1", "是", "对", "开", "真"))
_NO = frozenset(("false", "no", "n", "off", "0", "否", "不", "不是", "关", "假"))
_SHOWN = 40  # characters of a wrong value that an error repeats


def parsed(key: Key, text: str) -> Value | None:
    """Return the value that a text writes, null where it writes none.

    Raises:
        InputError: it is no value of this key; the error does not say yet where it stands.
    """
    if key.kind == "path":
        return text or None
    if key.kind == "text":
        return text.strip() or None
    from gytrack.usecases.asking.typed import plain

    word = plain(text).casefold()
    if not word:
        return None
    value = {"code": _code, "bool": _truth, "int": _number}[key.kind](key, word)
    if value is None:
        raise wrong(key, text)
    return value


def from_file(key: Key, value: object) -> Value | None:
    """Return the value that TOML holds, null where it holds an empty text.

    Raises:
        InputError: as ``parsed``.
    """
    if isinstance(value, bool):
        if key.kind != "bool":
            raise wrong(key, value)
        return value
    if not isinstance(value, str | int):
        raise wrong(key, value)
    return parsed(key, str(value))


def chosen(key: Key, text: str) -> Value:
    """Return the value that a person wants to keep in the file.

    A ledger's path is kept whole: what is typed is meant from the folder one stands in, what the file holds from its own.

    Raises:
        InputError: it is no value of this key, none at all, or cannot be kept.
    """
    from gytrack.usecases.texts import storable

    value = parsed(key, storable(text, key.name))
    if value is None:
        raise InputError(f"{key.name} 的值是空的", f"要去掉这一项，请用 gytrack config unset {key.name}")
    if key.kind == "path" and masked(str(value)) != value:
        raise InputError(
            f"地址 {masked(str(value))} 里写了口令，不能存进配置文件",
            "请改用环境变量 PGPASSWORD 或口令文件 .pgpass",
        )
    if key.kind == "path" and is_keywords(str(value)):
        raise InputError(
            "数据库要写成地址，不写 host=… dbname=… 的式样", "请写 postgresql://用户@服务器/数据库"
        )
    if key.kind == "path" and is_relative(str(value)):
        return str(Path(str(value)).absolute())
    return value


def is_relative(path: str) -> bool:
    """Say whether a path depends on the folder from which it is seen; an address or a home folder does not."""
    return not path.startswith("~") and "://" not in path and not Path(path).is_absolute()


def wrong(key: Key, value: object) -> InputError:
    """Return the error for what is no value of a key."""
    text = str(value)
    shown = text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
    return InputError(f"{key.name} 的值“{shown}”不对，应为{kind_word(key)}")


def _code(_key: Key, word: str) -> str | None:
    if word == "全部":
        return "all"
    return word if word.isascii() and not any(map(str.isspace, word)) else None


def _truth(_key: Key, word: str) -> bool | None:
    return word in _YES if word in _YES | _NO else None


def _number(key: Key, word: str) -> int | None:
    from gytrack.numerals import read_numeral

    number = read_numeral(word) if len(word) <= _SHOWN else None
    return number if number is not None and key.least <= number <= key.most else None
