"""Reading the file. It is looked for at every start: what only its text needs is imported where there is one."""

from pathlib import Path

from gytrack.cli.config.contents import Contents
from gytrack.errors import InputError, system_words


def read(path: Path | None) -> Contents:
    """Read the configuration; that there is no file is no fault."""
    if path is None:
        return Contents(None)
    try:
        data = path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return Contents(path)
    except OSError as error:
        wrong = InputError(f"配置文件 {path} 读不了（{system_words(error)}）", "请检查权限和位置")
        return Contents(path, faults=((None, wrong),))
    return _understood(path, data)


def _understood(path: Path, data: bytes) -> Contents:
    from gytrack.cli.config.checking import checked

    try:
        text = data.decode("utf-8-sig")  # Notepad puts a byte order mark in front
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        wrong = InputError(
            f"配置文件 {path} 第{line}行不是 UTF-8 编码的文字", "请用编辑器改正，或另存为 UTF-8"
        )
        return Contents(path, faults=((None, wrong),))
    values, faults, rules = checked(text, path)
    return Contents(path, text, values, faults, rules)
