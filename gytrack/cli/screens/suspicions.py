"""Departments that are probably one, each with the command that merges them."""

from collections.abc import Iterator, Sequence

from gytrack.usecases.departments.suspects import Suspicion
from gytrack.usecases.naming.suggestions import merge_words


def suspicion_lines(found: Sequence[Suspicion], plan: str) -> Iterator[str]:
    """Yield a line for each pair."""
    for pair in found:
        yield f"疑似同一单位：{pair.name}、{pair.into}；如果是，运行 {merge_words(plan, pair.name, pair.into)}"
