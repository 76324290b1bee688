"""Whether every file that was named as evidence is still what it was, over the whole ledger."""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from gytrack.ledger.queries.proofs import Given
from gytrack.usecases.proving.files import Desk, Looker

_UNSEEN = {"elsewhere": "在另一台电脑上登记", "unknown": "登记时没有留下位置"}


class Looked(NamedTuple):
    """What a look at all files found: how many there are, those not as they were in words, why others were not seen."""

    files: int
    faults: list[str]
    unseen: str

    def words(self) -> str:
        """Say it in one line."""
        if self.faults:
            return f"{self.files}份中{len(self.faults)}份缺失或有改动"
        return f"{self.files}份" + (f"，其中{self.unseen}，没有核对" if self.unseen else "，完好")


def look_at_all(given: Iterable[Given], desk: Desk) -> Looked:
    """Look at files; one that was named several times is read once."""
    looker = Looker(desk)
    files, faults, unseen = 0, [], Counter[str]()
    for one in given:
        files += 1
        proof = one.proof
        found = looker.look(proof)
        if found.state in ("missing", "changed"):
            faults.append(f"#{one.command} {one.code} {proof.name}：{found.words}")
        unseen[found.state] += 1
    words = (f"{why}的{unseen[state]}份" for state, why in _UNSEEN.items() if unseen[state])
    return Looked(files, faults, "、".join(words))
