"""A real pseudo-terminal around the frame, for what only happens on one."""

from shell import terminal

from fakes.run import command, environment


def on_terminal(*words: str, typed: bytes = b"", **more: str) -> tuple[int, str]:
    """Run on a terminal; what is typed is sent once the program has asked for it."""
    return terminal.on_terminal(command(*words), environment(**more), typed=typed)
