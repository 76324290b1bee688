"""What the file's text says: good values, and what is wrong in which line."""

import re
from collections.abc import Mapping
from pathlib import Path

from gytrack.cli.config.contents import Fault
from gytrack.cli.config.lines import line_of, toml
from gytrack.cli.config.spec import BY_NAME, KEYS, Key, Value
from gytrack.cli.config.values import from_file, is_relative
from gytrack.errors import InputError

_AT_LINE = re.compile(r"at line (\d+)")
RULES = "rules"
"""The table of the sets of rules: ``[rules.NAME]`` each."""

_WAY_OUT = "请用编辑器改正，或用 gytrack config set 项 值 改写那一行"


def checked(text: str, path: Path) -> tuple[dict[str, Value], tuple[Fault, ...], Mapping[str, object]]:
    """Return the good values of a text, its faults in their order, and its sets of rules as written.

    Args:
        text: the file's text.
        path: the file, which errors name and relative paths start from.
    """
    try:
        found = toml(text)
    except ValueError as error:
        return {}, ((None, _wrong_form(text, path, error)),), {}
    rules = found.pop(RULES, {})
    values: dict[str, Value] = {}
    faults: list[Fault] = []
    for name, written in found.items():
        where = f"配置文件 {path} 第{line_of(text, name)}行"
        try:
            value = _value(name, written, path)
        except InputError as error:
            faults.append((name, InputError(f"{where}：{error.wrong}", error.todo)))
        else:
            if value is not None:
                values[name] = value
    if not isinstance(rules, Mapping):
        where = f"配置文件 {path} 第{line_of(text, RULES)}行"
        faults.append((RULES, InputError(f"{where}：rules 的写法不对", "规则集请写成一节，如 [rules.本区]")))
        rules = {}
    return values, tuple(faults), rules


def _value(name: str, written: object, path: Path) -> Value | None:
    key = BY_NAME.get(name)
    if key is None:
        raise _unknown(name)
    try:
        value = from_file(key, written)
    except InputError as error:
        raise InputError(error.wrong, f"请用 gytrack config set {name} 新值 改正") from None
    return value if value is None else _placed(key, value, path)


def _placed(key: Key, value: Value, path: Path) -> Value:
    """Return a value; a relative path as seen from the file's own folder."""
    if key.kind == "path" and is_relative(str(value)):
        return str(path.absolute().parent / str(value))
    return value


def _unknown(name: str) -> InputError:
    from difflib import get_close_matches

    near = get_close_matches(name, BY_NAME, 1)
    guess = f"是不是 {near[0]}" if near else f"可用：{'、'.join(key.name for key in KEYS)}"
    return InputError(f"没有设置项“{name}”（{guess}）", f"请改正，或用 gytrack config unset {name} 去掉")


def _wrong_form(text: str, path: Path, error: ValueError) -> InputError:
    said = str(error)
    found = _AT_LINE.search(said)
    line = found[1] if found else text.rstrip().count("\n") + 1
    again = "overwrite" in said or "twice" in said
    wrong = "：这一项写了两次" if again else "的写法不对（文字要加引号）"
    return InputError(f"配置文件 {path} 第{line}行{wrong}", _WAY_OUT)
