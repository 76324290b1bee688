"""Whether a file that was named as evidence is still what it was."""

import hashlib
from pathlib import Path
from typing import Literal, NamedTuple

from gytrack.errors import system_words
from gytrack.records.proof import Proof
from gytrack.usecases.proving.copies import copy_name

State = Literal["kept", "missing", "changed", "elsewhere", "unknown"]
"""As it was; gone or unreadable; of other content; on another machine, so that it cannot be looked at; nowhere known."""


class Desk(NamedTuple):
    """Where one looks: the folder of copies, null where the ledger has none, and the name of this machine."""

    folder: Path | None
    host: str


class Found(NamedTuple):
    """What became of a file, with the reason in words where it is not as it was or cannot be looked at."""

    state: State
    words: str = ""


def look(proof: Proof, desk: Desk) -> Found:
    """Look at a file: at its copy where one is kept, else at itself where it stood.

    What another machine has at the same path is another file, unless it holds the same: of such a file nothing can be
    said here.
    """
    if proof.copied:
        if desk.folder is None:
            return Found("elsewhere", "副本在原台账文件旁边，这里看不到")
        return _compare(desk.folder / copy_name(proof.name, proof.sha256), proof, "副本")
    if proof.path is None:
        return Found("unknown", "登记时没有留下位置")
    found = _compare(Path(proof.path), proof, "原件")
    if found.state != "kept" and (proof.host or "") != desk.host:
        return Found("elsewhere", f"在另一台电脑（{proof.host or '名称不详'}）上登记，这里看不到")
    return found


class Looker:
    """Looks at files, at each once, however many reports name it."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._seen: dict[tuple[object, ...], Found] = {}

    def look(self, proof: Proof) -> Found:
        """Look at a file, as ``look`` does."""
        key = (proof.sha256, proof.copied, proof.path, proof.host)
        if key not in self._seen:
            self._seen[key] = look(proof, self._desk)
        return self._seen[key]


def _compare(path: Path, proof: Proof, what: str) -> Found:
    try:
        if not path.is_file():
            return Found("missing", f"{what} {path} 不在了")
        if path.stat().st_size == proof.size:
            with path.open("rb") as file:
                if hashlib.file_digest(file, "sha256").hexdigest() == proof.sha256:
                    return Found("kept")
    except OSError as error:
        return Found("missing", f"{what} {path} 读不了（{system_words(error)}）")
    return Found("changed", f"{what} {path} 与登记时不同")
