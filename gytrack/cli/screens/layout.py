"""How wide each column of a table may be on a screen."""

from collections.abc import Sequence

GAP = 2  # cells between two columns
NARROWEST = 8  # a text column of fewer cells cannot be read; cards can


def fit(natural: Sequence[int], foldable: Sequence[bool], total: int) -> list[int] | None:
    """Return the columns' widths within ``total`` cells: only text gives way, the widest first.

    Args:
        natural: what each column would take unfolded.
        foldable: which columns hold text that may be folded.
        total: the cells of the screen.

    Returns:
        The widths; null where the columns cannot stand side by side.
    """
    rigid = sum(cells for cells, folds in zip(natural, foldable, strict=True) if not folds)
    texts = [cells for cells, folds in zip(natural, foldable, strict=True) if folds]
    limit = _limit(texts, total - rigid - GAP * (len(natural) - 1))
    if limit is None:
        return None
    return [min(cells, limit) if folds else cells for cells, folds in zip(natural, foldable, strict=True)]


def _limit(texts: list[int], room: int) -> int | None:
    """Return the width that no text column may exceed so that all fit into ``room``."""
    widest = max(texts, default=0)
    for position, cells in enumerate(sorted(texts)):
        share = room // (len(texts) - position)
        if cells > share:
            return share if share >= NARROWEST else None
        room -= cells
    return widest if room >= 0 else None
