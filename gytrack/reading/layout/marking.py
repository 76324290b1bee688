"""What the marks of one paper stand for: which open sections, which count tasks."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from gytrack.reading.language.answering import opening_answer
from gytrack.reading.language.deeds import says_deed
from gytrack.reading.language.marks import LEVELS, SECTIONS, Mark, MarkKind
from gytrack.reading.language.tails import needs_no_label
from gytrack.reading.layout.headed import Headed
from gytrack.reading.layout.openings import counting_items, kinds_of_sections, opens_sentences
from gytrack.reading.layout.paragraphs import ends_sentence
from gytrack.reading.layout.points import heading_points
from gytrack.reading.text.passage import Passage


class Marking(NamedTuple):
    """The customs of a paper's marks.

    ``mark_of`` gives the mark of a paragraph, printed or not; ``sections`` are the kinds that open sections, but for
    the （一） that stand at ``counting``; so do the 1. that stand at ``opening``. ``sentences`` are the kinds of marks
    that open sentences, not headings; ``bare`` as in ``cut_listing``; ``flat`` where there is but one level of marks.
    """

    mark_of: Callable[[Passage], Mark | None]
    sections: tuple[MarkKind, ...]
    counting: frozenset[int]
    opening: frozenset[int]
    sentences: frozenset[MarkKind]
    bare: bool
    flat: bool

    def opens_section(self, mark: Mark, start: int) -> bool:
        """Tell whether a mark that stands at ``start`` opens a section."""
        return start in self.opening or (mark.kind in self.sections and start not in self.counting)

    def counts_deed(self, mark: Mark, heading: Passage, rest: Passage) -> bool:
        """Tell one of a list of deeds that is what is to be done and nothing else: ``（3）建成分馆。``."""
        closed = mark.kind not in SECTIONS and ends_sentence(heading.text)
        return self.flat and not rest.text and (closed or says_deed(heading))

    def opens_sentence(self, mark: Mark, heading: Passage) -> bool:
        """Tell a mark whose text is whole though it begins as a heading may: all are so, are deeds, or say who answers."""
        deeds = self.flat and mark.kind not in SECTIONS
        return mark.kind in self.sentences or deeds or opening_answer(heading) is not None


def marking_of(paragraphs: Sequence[Passage], levels: Mapping[int, int]) -> Marking:
    """Learn the customs from all marks of a paper; ``levels`` are those of its headings, by their positions."""
    mark_of = Headed(paragraphs, levels).mark_of
    bare = needs_no_label(paragraphs)
    sections = kinds_of_sections(paragraphs, mark_of)
    return Marking(
        mark_of,
        sections,
        counting_items(paragraphs, mark_of),
        heading_points(paragraphs, mark_of, bare=bare),
        frozenset(kind for kind in sections if opens_sentences(kind, paragraphs, mark_of)),
        bare,
        len({mark.kind for one in paragraphs if (mark := mark_of(one)) and mark.kind in LEVELS}) == 1,
    )
