"""Two editions of a plan side by side, in lines that a person can take in before deciding."""

from collections.abc import Iterator
from itertools import groupby

from gytrack.dates import shorten
from gytrack.usecases.editions.differences import Difference, Differences, Kind
from gytrack.usecases.editions.shifts import shift_words
from gytrack.usecases.editions.update import MARKS, Update, summary_words
from gytrack.usecases.editions.words import Detail

_KINDS: dict[Kind, str] = {"head": "方案", "section": "项目", "target": "指标", "task": "任务"}
_TITLE, _AROUND, _MOST = 24, 8, 60
_FEW = 6


def update_lines(update: Update) -> Iterator[str]:
    """Yield which edition is compared with which, each difference as a card, and what is only numbered anew."""
    found = update.differences
    yield f"{update.terms.code}《{update.old.head.title}》第{update.number - 1}版 → 第{update.number}版（{update.source.name}）"
    yield f"变化：{summary_words(found)}"
    for kind, rows in groupby(found.rows, lambda row: row.kind):
        for row in rows:
            yield from _card(kind, row)
    yield from _rest(update, found)


def _card(kind: Kind, row: Difference) -> Iterator[str]:
    marks = "、".join(MARKS[mark] for mark in row.marks)
    title = row.new or row.old
    yield f"【{marks}】{_KINDS[kind]}{_codes(row)} {shorten(title.text, _TITLE) if title else ''}".rstrip()
    if kind == "target" and row.old and row.new:
        yield f"  原：{row.old.text}"
        yield f"  新：{row.new.text}"
    for detail in row.details:
        yield from _detail_lines(detail)


def _codes(row: Difference) -> str:
    old, new = (side.code or "（方案总体）" if side else "" for side in (row.old, row.new))
    if row.kind == "head":
        return ""
    return f" {old or new}" if not (old and new) or old == new else f" {old} → {new}"


def _detail_lines(detail: Detail) -> Iterator[str]:
    if not detail.old or not detail.new:
        yield f"  {'增加' if detail.new else '删去'}{detail.what}：{detail.new or detail.old}"
    elif len(detail.old) + len(detail.new) <= _MOST:
        yield f"  {detail.what}：{detail.old} → {detail.new}"
    else:
        old, new = _differing(detail.old, detail.new)
        yield f"  {detail.what}原：{old}"
        yield f"  {detail.what}新：{new}"


def _differing(old: str, new: str) -> tuple[str, str]:
    """Return the stretches in which two texts differ, with some characters around them."""
    begin = 0
    while begin < min(len(old), len(new)) and old[begin] == new[begin]:
        begin += 1
    end = 0
    while end < min(len(old), len(new)) - begin and old[-1 - end] == new[-1 - end]:
        end += 1
    begin, end = max(0, begin - _AROUND), max(0, end - _AROUND)
    return _stretch(old, begin, end), _stretch(new, begin, end)


def _stretch(text: str, begin: int, end: int) -> str:
    before, after = "…" if begin else "", "…" if end else ""
    return f"{before}{text[begin : len(text) - end]}{after}"


def _rest(update: Update, found: Differences) -> Iterator[str]:
    if found.renumbered:
        shifts = shift_words(found.renumbered)
        more = f"等共{len(found.renumbered)}处" if len(shifts) > _FEW else ""
        yield f"只改编号（其下各级随之）：{'；'.join(shifts[:_FEW])}{more}"
    if found.respelled:
        yield f"另有{found.respelled}项任务只有标点、空格不同"
    if found.newcomers:
        yield f"新出现的单位：{'、'.join(found.newcomers)}"
    if found.gone:
        yield f"不再出现的单位：{'、'.join(found.gone)}"
    if found.kept:
        yield f"新版没有写明、沿用原版的日期：{'、'.join(found.kept)}"
    if update.restored:
        back = "、".join(update.new.tasks[at].code for at in sorted(update.restored))
        yield f"原已删去、现又列入的任务：{back}，从前的进展随之恢复"
