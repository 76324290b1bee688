"""Who is responsible for a row and by when: its own cells, or those above where they are merged."""

from gytrack.reading.language.labels import LabelKind
from gytrack.reading.language.listings import NOTHING, Listing
from gytrack.reading.tables.columns import Columns
from gytrack.reading.tables.dues import read_due
from gytrack.reading.tables.matrix import Box, Matrix
from gytrack.reading.tables.parties import read_parties

_LABELS: dict[str, LabelKind] = {"lead": "lead", "support": "support", "parties": "parties"}
_OWN_WORDS = ("牵头", "配合", "协办")
_SPARSE = 0.5


class Held:
    """The cells that hold for the rows below them.

    Where the file says which cells are merged, an empty one is empty. Else it is taken as part of the one above, within
    its group: departments where a row names none at all, a date where most rows have none.
    """

    def __init__(self, matrix: Matrix, columns: Columns) -> None:
        self._matrix = matrix
        self._people = {at: _LABELS[role] for at, role in enumerate(columns.roles) if role in _LABELS}
        self._dues = columns.of("due")
        self._above: dict[int, Box] = {}
        self._due_above: list[Box] = []
        self._sparse = self._is_sparse()

    def leave_group(self) -> None:
        """Forget who was responsible in the group above."""
        self._above = {}

    def listing(self, row: int) -> tuple[Listing, bool]:
        """Return a row's departments and deadline, and whether the departments are those of the row above."""
        own = {at: box for at in self._people if (box := self._matrix.at(row, at))}
        carried = not own and not self._matrix.spans and bool(self._above)
        if own:
            self._above = own
        listing = self._due(row, carried=carried)
        for at, box in (own or (self._above if carried else {})).items():
            listing = listing.merged(self._parties(at, box))
        return listing, carried

    def _parties(self, at: int, box: Box) -> Listing:
        says = any(word in box.words.text for word in _OWN_WORDS)
        return read_parties(box.words, "parties" if says else self._people[at])

    def _due(self, row: int, *, carried: bool) -> Listing:
        boxes = [box for at in self._dues if (box := self._matrix.at(row, at))]
        if not boxes and not self._matrix.spans and (carried or self._sparse):
            boxes = self._due_above
        self._due_above = boxes
        listing = NOTHING
        for box in boxes:
            listing = listing.merged(read_due(box.words))
        return listing

    def _is_sparse(self) -> bool:
        """Tell a column of dates that has but a few cells, each for all the rows down to the next."""
        filled = sum(
            bool(self._matrix.own(row, at)) for row in range(self._matrix.height) for at in self._dues
        )
        return filled < _SPARSE * self._matrix.height
