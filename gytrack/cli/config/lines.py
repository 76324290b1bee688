"""The file's text line by line: what is TOML, and which line sets a name."""

import re

_RULES = re.compile(
    r"^([ \t]*\[rules\.)([^\]\"'.\s]*[^\x00-\x7f][^\]\"'.\s]*)((?:\.labels)?\])", re.MULTILINE
)
"""The head of a set of rules whose name is Chinese: TOML wants quotes there, which a person should not have to know."""


def toml(text: str) -> dict[str, object]:
    """Return what a text says as TOML.

    Raises:
        ValueError: it is no TOML.
    """
    import tomllib

    try:
        return tomllib.loads(_RULES.sub(r'\1"\2"\3', text) if "[rules." in text else text)
    except RecursionError:
        raise ValueError("nested too deeply") from None


def line_pattern(name: str) -> re.Pattern[str]:
    """Return what matches a line that sets a name: all up to the value, then the rest of the line."""
    bare = re.escape(name)
    return re.compile(rf"([ \t]*(?:{bare}|\"{bare}\"|'{bare}')[ \t]*=[ \t]*)(.*)", re.DOTALL)


def line_of(text: str, name: str) -> int:
    """Return the number of the line that a name stands in: a value's, else a table's, else the first with the word."""
    bare = re.escape(name)
    for pattern in (line_pattern(name), re.compile(rf"[ \t]*\[*[ \t]*[\"']?{bare}"), re.compile(f".*{bare}")):
        for number, line in enumerate(text.split("\n"), 1):
            if pattern.match(line):
                return number
    return 1
