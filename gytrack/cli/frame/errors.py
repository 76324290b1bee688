"""The one place where errors become lines on stderr and exit codes.

0 done; 1 not done, nothing changed; 2 the words were wrong; 3 an internal error, a log file is named; 130 Ctrl-C.
Any other code is a command's own: ``raise typer.Exit(4)``.
"""

import errno
import os
import sys
from collections.abc import Callable

from gytrack.cli.screens.output import talk
from gytrack.errors import GytrackError, system_words

_DONE, _NOT_DONE, _WRONG_WORDS, _INTERNAL, _INTERRUPTED = 0, 1, 2, 3, 130


def guarded(run: Callable[[], None]) -> int:
    """Run the program and return its exit code; nothing reaches a person as a traceback."""
    code = _DONE
    try:
        code = _coded(run)
        sys.stdout.flush()
    except KeyboardInterrupt:
        code = _tell_interrupted()
    except BrokenPipeError:  # the reader, such as ``head``, has what it wanted
        _let_go()
    except OSError as error:
        _let_go()
        code = _tell_unwritable(error)
    return code


def _coded(run: Callable[[], None]) -> int:
    try:
        run()
    except GytrackError as error:
        return _tell(_NOT_DONE, str(error), *error.more)
    except BrokenPipeError:
        raise
    except Exception as error:  # noqa: BLE001 - this is the boundary
        return _unexpected(error)
    return _DONE


def _unexpected(error: Exception) -> int:
    """Tell Typer's own exceptions from faults; Typer is imported here, since it may be what failed to load."""
    import typer

    from gytrack.cli.frame.vendored import ClickException

    if isinstance(error, typer.Exit):
        return error.exit_code
    if isinstance(error, typer.Abort):
        return _tell_interrupted()
    if isinstance(error, ClickException):
        return _tell_usage(error)
    if isinstance(error, OSError) and error.errno == errno.ENOSPC:
        return _tell(_NOT_DONE, "磁盘已满，没有完成。请腾出空间后重试。")
    from gytrack.cli.frame.crash import report

    return _tell(_INTERNAL, report(error))


def _tell(code: int, *lines: str) -> int:
    for line in lines:
        talk(line)
    return code


def _tell_interrupted() -> int:
    """Say what became of the ledger; a command that never opened one has not loaded it either."""
    ledger = sys.modules.get("gytrack.ledger.connection")
    if ledger is not None and ledger.Writer.commits_begun:
        return _tell(_INTERRUPTED, "已中断，但改动可能已存入台账。请用 gytrack history 核对。")
    return _tell(_INTERRUPTED, "已中断，台账未改动")


def _tell_usage(error: Exception) -> int:
    from gytrack.cli.frame.usage import explain, usage_line
    from gytrack.cli.frame.vendored import ClickException, UsageError

    if isinstance(error, ClickException):
        talk(explain(error))
    if isinstance(error, UsageError) and error.ctx:
        talk(f"{usage_line(error.ctx)}（详见 {error.ctx.command_path} --help）")
    return _WRONG_WORDS


def _tell_unwritable(error: OSError) -> int:
    talk(f"结果写不出去：{system_words(error)}")
    return _NOT_DONE


def _let_go() -> None:
    """Point stdout nowhere, so that the interpreter does not stumble over it again on its way out."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
