"""From a page's own points to what a person sees."""

_QUARTER, _HALF, _THREE_QUARTERS = 90, 180, 270


class Turn:
    """Turns points of a page, whose y goes upwards, to points as seen, whose y goes downwards."""

    def __init__(self, rotation: int, width: float, height: float) -> None:
        """Take how far the page is shown turned, clockwise, and its size as shown."""
        self._rotation, self._width, self._height = rotation, width, height

    def __call__(self, x: float, y: float) -> tuple[float, float]:
        """Return a point as seen."""
        if self._rotation == _QUARTER:
            return y, x
        if self._rotation == _HALF:
            return self._width - x, y
        if self._rotation == _THREE_QUARTERS:
            return self._width - y, self._height - x
        return x, self._height - y
