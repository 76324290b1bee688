"""What a configuration file sets, and what is wrong with it."""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from gytrack.cli.config.spec import Value
from gytrack.errors import InputError

Fault = tuple[str | None, InputError]
"""What is wrong, under the name it stands under, null where it is the file itself."""


class Contents(NamedTuple):
    """A configuration file; ``path`` is null where there can be none, ``text`` where there is none or none can be read.

    ``rules`` are the sets of rules as written: they are understood only where one is asked for (``rule_tables``).
    """

    path: Path | None
    text: str | None = None
    values: Mapping[str, Value] = MappingProxyType({})
    faults: tuple[Fault, ...] = ()
    rules: Mapping[str, object] = MappingProxyType({})

    @property
    def exists(self) -> bool:
        """Whether there is a file, readable or not."""
        return self.text is not None or bool(self.faults)

    def require_sound(self, key: str | None = None) -> None:
        """Raise the first fault, of one key or of all the file.

        Raises:
            InputError: there is one.
        """
        errors = [error for name, error in self.faults if key is None or name in (None, key)]
        if errors:
            others = len(self.faults) - 1
            more = f"；另有{others}处，gytrack config show 可全部列出" if others else ""
            raise InputError(errors[0].wrong, errors[0].todo + more)
