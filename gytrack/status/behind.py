"""Whose gap a light turned on, in words."""

from collections.abc import Iterable

from gytrack import wording
from gytrack.status.lights import Gap
from gytrack.status.targets import TargetStatus


def behind_words(worst: Gap, targets: Iterable[TargetStatus]) -> str:
    """Write a gap, and where it is one target's whose: 慢于序时28个百分点, 其中旗舰中医馆慢于序时35个百分点."""
    whose = next((f"其中{one.target.name}" for one in targets if one.target.code == worst.target), "")
    return whose + wording.gap(worst.points)
