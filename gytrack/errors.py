"""What a person can get wrong: one Chinese line each, saying what, where and what to do."""

import errno
from collections.abc import Sequence

_SYSTEM_WORDS = {
    errno.ENOENT: "不存在",
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.ENOSPC: "磁盘已满",
    errno.EFBIG: "文件太大",
    errno.EROFS: "所在磁盘是只读的",
    errno.ENOTDIR: "路径中有一段不是文件夹",
    errno.EISDIR: "是文件夹",
    errno.EEXIST: "同名文件已存在",
    errno.ENAMETOOLONG: "名称太长",
}


class GytrackError(Exception):
    """A command could not be done and nothing was changed (exit code 1).

    Args:
        wrong: what is wrong and where, without a full stop at its end.
        todo: what the person can do about it, without a full stop; empty where nothing can be said.
        more: further lines, where a file has several mistakes.
    """

    def __init__(self, wrong: str, todo: str = "", more: Sequence[str] = ()) -> None:
        """Keep the parts, so that a caller can add to each."""
        super().__init__(wrong, todo)
        self.wrong = wrong
        self.todo = todo
        self.more = more

    def __str__(self) -> str:
        return f"{self.wrong}。{self.todo}。" if self.todo else f"{self.wrong}。"


class DocumentError(GytrackError):
    """A document cannot be read as a plan."""


class InputError(GytrackError):
    """A value that a person typed cannot be used: a date, a number, a code, a name."""


class LedgerError(GytrackError):
    """The ledger is missing, foreign, newer than this program, or cannot be written."""


def system_words(error: OSError) -> str:
    """Return why the system refused a file, in Chinese."""
    return _SYSTEM_WORDS.get(error.errno or 0, f"系统错误 {error.errno}")
