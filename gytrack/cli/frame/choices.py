"""Options with a closed set of values, which may be written in English or in Chinese."""

from collections.abc import Callable, Mapping

import typer


def one_of(words: Mapping[str, tuple[str, ...]]) -> Callable[[str], str]:
    """Return a parser for ``typer.Option(parser=…)``.

    Args:
        words: each value with the other words for it; the first of these names it in errors.

    Returns:
        A function that turns what a person typed into one of the values.
    """
    known = {word: value for value, others in words.items() for word in (value, *others)}

    def parse(text: str) -> str:
        value = known.get(text) or known.get(_plain(text))
        if value is None:
            choices = "、".join(
                f"{value}（{others[0]}）" if others else value for value, others in words.items()
            )
            message = f"“{text}”不在可选的值之列：{choices}"
            raise typer.BadParameter(message)
        return value

    return parse


def _plain(text: str) -> str:
    from unicodedata import normalize  # most calls need none

    return normalize("NFKC", text).strip().casefold()
