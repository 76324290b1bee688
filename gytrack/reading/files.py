"""The only place where the reader touches a file."""

from pathlib import Path

from gytrack.errors import DocumentError, system_words
from gytrack.reading.accounting import Account
from gytrack.reading.document import read_document, read_plan
from gytrack.reading.formats.opening import open_paper
from gytrack.reading.toml.recognising import is_toml
from gytrack.records.plan import Plan, Source


def read_file(path: Path) -> tuple[Plan, Source]:
    """Read a plan off a file: a document, or a plan as TOML.

    Raises:
        DocumentError: the file is missing, a folder, not to be read, no text, no plan, or has mistakes.
    """
    paper = open_paper(_bytes(path), path.name)
    if is_toml(paper.source):
        from gytrack.reading.toml.plan import read_toml  # most files are documents

        return read_toml(paper.source), paper.source
    return read_plan(paper), paper.source


def account_for_file(path: Path) -> tuple[Plan, list[Account]]:
    """Read a plan off a document, with what became of each of its lines.

    Raises:
        DocumentError: as ``read_file``; or the file is a plan as TOML, which is no document.
    """
    paper = open_paper(_bytes(path), path.name)
    if is_toml(paper.source):
        raise DocumentError(f"“{path}”是 TOML 格式的方案，没有逐行去向", "请对原文件使用 --coverage")
    reading = read_document(paper)
    return reading.plan, reading.accounts


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise DocumentError(f"没有“{path}”这个文件", "请核对文件名和所在文件夹") from None
    except IsADirectoryError:
        raise DocumentError(f"“{path}”是文件夹", "请写到具体的文件") from None
    except PermissionError:
        wrong = f"“{path}”是文件夹" if path.is_dir() else f"“{path}”没有读取权限"
        raise DocumentError(wrong, "请换一个文件，或请管理员放开权限") from None
    except OSError as error:
        raise DocumentError(f"“{path}”读不出来：{system_words(error)}", "请换一个位置再试") from None
