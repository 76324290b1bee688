"""Options with a closed set of values, which may be written in English or in Chinese."""

from collections.abc import Mapping

import typer


class OneOf:
    """A parser that turns what a person typed into one of the values; a shell completes its ``words``."""

    def __init__(self, words: Mapping[str, tuple[str, ...]]) -> None:
        self.words = words
        self._known = {word: value for value, others in words.items() for word in (value, *others)}

    def __call__(self, text: str) -> str:
        """Return the value for a word.

        Raises:
            typer.BadParameter: it is none of the words.
        """
        value = self._known.get(text) or self._known.get(_plain(text))
        if value is None:
            choices = "、".join(
                f"{value}（{others[0]}）" if others else value for value, others in self.words.items()
            )
            message = f"“{text}”不在可选的值之列：{choices}"
            raise typer.BadParameter(message)
        return value


def one_of(words: Mapping[str, tuple[str, ...]]) -> OneOf:
    """Return a parser for ``typer.Option(parser=…)``.

    Args:
        words: each value with the other words for it; the first of these names it in errors and in a shell.
    """
    return OneOf(words)


def _plain(text: str) -> str:
    from unicodedata import normalize  # most calls need none

    return normalize("NFKC", text).strip().casefold()
