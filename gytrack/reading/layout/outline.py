"""Paragraphs to the outline of a plan: its sections with all that stands in them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from gytrack.reading.language.blankets import is_blanket
from gytrack.reading.language.boxes import BULLETS, is_bullet, opens_box
from gytrack.reading.language.headings import holds_whole_plan, kind_of_heading
from gytrack.reading.language.labels import LISTING, Label, label_of
from gytrack.reading.language.marks import LEVELS, Mark, mark_of
from gytrack.reading.language.orders import stated_order
from gytrack.reading.language.tails import cut_listing, names_bodies
from gytrack.reading.layout.branches import Branch, Doubted, Outline, Piece
from gytrack.reading.layout.closing import tells_of_force
from gytrack.reading.layout.endings import closing_paragraphs
from gytrack.reading.layout.furniture import tells_of_page
from gytrack.reading.layout.marking import Marking, marking_of
from gytrack.reading.layout.openings import (
    cut_heading,
    is_sentence,
    opens_with_heading,
)
from gytrack.reading.layout.paragraphs import ends_sentence, is_aside
from gytrack.reading.text.passage import Passage

_LONGEST_LOOSE = 40
_SIGNS = f"{BULLETS}★☆◇▲△—–-"


def read_outline(
    paragraphs: Sequence[Passage], notice: Sequence[Passage] = (), levels: Mapping[int, int] | None = None
) -> Outline:
    """Put each paragraph into its place in the outline; a notice that stands before it is no part of that.

    A mark without a heading opens no section. ``levels`` are those of the headings that the file itself makes such, by
    their positions.
    """
    marking = marking_of(paragraphs, levels or {})
    builder = _Builder(marking)
    closing = closing_paragraphs(paragraphs, marking.mark_of)
    for paragraph in paragraphs:
        if paragraph.start in closing:
            builder.loose.append(paragraph)
        else:
            builder.add(paragraph)
    return Outline(
        (*notice, *builder.front),
        tuple(branch for branch in builder.branches if branch.title.text),
        tuple(builder.loose),
        doubts=tuple(_unseen_leads(paragraphs)),
    )


def _unseen_leads(paragraphs: Sequence[Passage]) -> Iterator[Doubted]:
    """Give the rule by which bold type or a line marks who leads, which a text does not show."""
    for paragraph in paragraphs:
        if stated_order(paragraph.text) == "unseen":
            yield Doubted(
                paragraph, "牵头单位按字体或划线标出，读文本时看不见", "没有写明牵头的，按排第一的牵头"
            )


class _Builder:
    """The sections so far, and the branches that are open, each within the one before it."""

    def __init__(self, marking: Marking) -> None:
        self._marking = marking
        self.front: list[Passage] = []
        self.branches: list[Branch] = []
        self.loose: list[Passage] = []
        self._open: list[Branch] = []
        self._in_box = False

    def add(self, paragraph: Passage) -> None:
        mark = self._marking.mark_of(paragraph)
        if mark and self._marking.opens_section(mark, paragraph.start):
            self._in_box = False
            self._branch(mark, paragraph[mark.width :])
        elif not self._open:
            self.front.append(paragraph)
        elif mark and mark.kind in LEVELS:
            self._point(mark, paragraph[mark.width :])
        else:
            self._unmarked(paragraph)

    def _branch(self, mark: Mark, text: Passage) -> None:
        self._close(mark)
        above = self._open[-1] if self._open else None
        heading, rest = cut_heading(text)
        title, listing = cut_listing(heading, bare=self._marking.bare)
        if not (listing or is_sentence(heading)):
            listing, rest = self._listing_behind(rest)
        title = title.strip("。：")
        number = mark.number or self._following(above)
        code = f"{above.code}.{number}" if above else str(number)
        inside = above.kind if above and not holds_whole_plan(above.title.text) else None
        branch = Branch(code, title, kind_of_heading(title.text, inside), inside, listing, mark.kind)
        if above:
            above.has_branches = True
        deed = self._marking.counts_deed(mark, heading, rest)
        branch.is_sentence = is_sentence(heading) or deed
        whole = (branch.is_sentence and not opens_with_heading(text)) or (
            branch.kind == "work" and self._marking.opens_sentence(mark, heading)
        )
        said = text if whole and rest.text else rest
        if said.text:
            branch.pieces.append(Piece(said, said))
        self._open.append(branch)
        self.branches.append(branch)

    def _listing_behind(self, rest: Passage) -> tuple[Passage | None, Passage]:
        """Take what stands behind a heading for its list where it is nothing else: ``标题。（甲局牵头）``."""
        said, listing = cut_listing(rest, bare=self._marking.bare)
        return (listing, said) if listing and not said.text else (None, rest)

    def _following(self, above: Branch | None) -> int:
        """Return the number after the last section that stands in ``above``."""
        prefix = f"{above.code}." if above else ""
        codes = (
            branch.code.removeprefix(prefix) for branch in self.branches if branch.code.startswith(prefix)
        )
        return max((int(code) for code in codes if code.isdecimal()), default=0) + 1

    def _close(self, mark: Mark) -> None:
        """Leave the sections that a mark of this level does not stand in."""
        level = LEVELS.index(mark.kind)
        while self._open and LEVELS.index(self._open[-1].level) >= level:
            self._open.pop()

    def _point(self, mark: Mark, text: Passage) -> None:
        label = label_of(text, marked=True)
        last = self._last
        if label:
            self._label(text, mark, label)
        elif last and last.mark and _is_below(mark, last.mark):
            self._below(last, mark, text)
        else:
            self._close(mark)
            self._here.pieces.append(Piece(text, text, mark))

    def _below(self, last: Piece, mark: Mark, text: Passage) -> None:
        """Take a mark under another: what stood there was a heading, or goes on with this."""
        if last.label or ends_sentence(last.closes.text):
            self._extend(last, text)
            return
        assert last.mark is not None  # noqa: S101  (who calls has seen it)
        self._here.pieces.pop()
        self._branch(last.mark, last.text)
        self._here.pieces.append(Piece(text, text, mark))

    def _unmarked(self, paragraph: Passage) -> None:
        paragraph = _without_bullet(paragraph)
        label = label_of(paragraph, marked=False)
        last = self._last
        if opens_box(paragraph):
            self._in_box = True
            self.loose.append(paragraph)
        elif label and (label.kind in LISTING or not (last and last.mark and not last.label)):
            self._label(paragraph, None, label)
        elif self._in_box or (is_bullet(paragraph) and not (last and last.mark)):
            text = paragraph.strip(BULLETS)
            self._here.pieces.append(Piece(text, text, listed=True))
        elif last and last.label in LISTING and (not last.text.text or names_bodies(paragraph)):
            self._here.pieces.append(Piece(paragraph, paragraph, None, last.label))
        elif _is_loose(paragraph) or (last and last.label in LISTING and not self._only_lists):
            self.loose.append(paragraph)
        elif last and last.label not in LISTING and not _begins_anew(last, paragraph):
            self._extend(last, paragraph)
        else:
            self._here.pieces.append(Piece(paragraph, paragraph))

    def _label(self, text: Passage, mark: Mark | None, label: Label) -> None:
        self._here.labels.append(text[: label.width])
        rest = text[label.width :]
        self._here.pieces.append(Piece(rest, rest, mark, label.kind))

    @property
    def _here(self) -> Branch:
        return self._open[-1]

    @property
    def _last(self) -> Piece | None:
        return self._here.pieces[-1] if self._here.pieces else None

    @property
    def _only_lists(self) -> bool:
        """Tell whether nothing but lists stands below the heading so far: what follows is its text."""
        return all(piece.label in LISTING for piece in self._here.pieces)

    def _extend(self, piece: Piece, paragraph: Passage) -> None:
        self._here.pieces[-1] = replace(piece, closes=paragraph)


def _is_below(mark: Mark, above: Mark) -> bool:
    return LEVELS.index(mark.kind) > LEVELS.index(above.kind)


def _without_bullet(paragraph: Passage) -> Passage:
    """Take the sign off that stands before the label of a list: ★责任单位：甲局."""
    signs = len(paragraph.text) - len(paragraph.text.lstrip(_SIGNS))
    label = label_of(paragraph[signs:], marked=False) if signs else None
    return paragraph[signs:] if label and label.kind in LISTING else paragraph


def _begins_anew(last: Piece, paragraph: Passage) -> bool:
    """Tell a paragraph without a mark that follows one with its own list, unless 二是 counts on from it."""
    counts_on = mark_of(paragraph) is not None
    return not (last.mark or last.label or counts_on) and cut_listing(last.closes)[1] is not None


def _is_loose(paragraph: Passage) -> bool:
    """Tell a signature, a date, a cell of a table, a clause that holds for the whole plan or for all that follows.

    All else goes on with the sentence before.
    """
    if tells_of_force(paragraph) or is_blanket(paragraph) or tells_of_page(paragraph):
        return True
    short = len(paragraph) <= _LONGEST_LOOSE and not ends_sentence(paragraph.text)
    listed = cut_listing(paragraph)[1] is not None
    return is_aside(paragraph) or (short and "，" not in paragraph.text and not listed)
