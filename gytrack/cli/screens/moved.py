"""What a person should know of a code that was typed, where editions have given it to something else."""

from gytrack.cli.screens.output import talk
from gytrack.usecases.asking.items import Item


def tell_moved(item: Item) -> None:
    """Print where a code went, or that it means something else than it did; nothing where neither is so."""
    if item.said is not None:
        talk(f"注意：{item.said}")
