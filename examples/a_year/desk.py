"""gytrack over one ledger, run inside this process: a thousand commands would else start a thousand times."""

import io
import json
import os
import re
from contextlib import redirect_stderr, redirect_stdout
from datetime import date
from pathlib import Path
from typing import Any

from gytrack.cli.main import main

_NUMBER = re.compile(r"#(\d+)")


class Desk:
    """gytrack over one ledger: each command on a day of its own, by whoever runs it."""

    def __init__(self, folder: Path) -> None:
        """Keep all files in a folder."""
        self.folder = folder
        self.commands = 0

    def run(self, day: date, *words: str, user: str = "张三") -> str:
        """Run a command as if on a day and return what it prints."""
        os.environ |= {
            "GYTRACK_DB": str(self.folder / "台账.db"),
            "GYTRACK_CONFIG": str(self.folder / "config.toml"),
            "GYTRACK_TODAY": str(day),
            "GYTRACK_USER": user,
        }
        out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(2))
        with redirect_stdout(out), redirect_stderr(err):
            code = main(words)
        self.commands += 1
        if code:
            err.seek(0)
            raise SystemExit(f"{day} gytrack {' '.join(words)}: {err.read()}")
        out.seek(0)
        return out.read()

    def json(self, day: date, *words: str) -> Any:
        """Return what a command prints as JSON."""
        return json.loads(self.run(day, *words, "-f", "json"))

    def number(self, day: date, *words: str, user: str = "张三") -> str:
        """Run a command and return its number."""
        return str(_NUMBER.findall(self.run(day, *words, user=user))[0])

    def file(self, name: str, text: str) -> str:
        """Write a file, such as evidence, and return its path."""
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        return str(path)
