"""Whether prose asks something of somebody: it may lead up to tasks, but then none of it may be lost in silence."""

from gytrack.reading.duties.safeguards import acting_bodies
from gytrack.reading.goals.targets import read_targets
from gytrack.reading.language.tails import cut_listing
from gytrack.reading.text.passage import Passage


def holds_duty(text: Passage) -> bool:
    """Tell prose that closes with a list, sets a figure, or says who must act."""
    return bool(cut_listing(text)[1] or acting_bodies(text).named or read_targets(text, ""))
