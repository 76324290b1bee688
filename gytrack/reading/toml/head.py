"""The head of the file, ``[plan]``: what the plan says of itself, its code, and a start that a person set."""

from gytrack.dates import long_day, shorten
from gytrack.reading.toml.days import doubt_before
from gytrack.reading.toml.entry import Entry
from gytrack.reading.toml.values import plain
from gytrack.records.codes import PLAN_CODE_RULE, is_plan_code
from gytrack.records.plan import Head


def read_head(entry: Entry) -> Head:
    """Return the head of a plan, and note what cannot be in it."""
    head = Head(
        title=entry.text("title") or "",
        issuer=entry.text("issuer"),
        doc_no=entry.text("doc_no"),
        draft=entry.flag("draft") or False,
        issued=entry.day("issued"),
        effective=entry.day("effective"),
        expires=entry.day("expires"),
        starts=entry.day("starts"),
        ends=entry.day("ends"),
        code=_code(entry),
        start_set=entry.day("start_set"),
        start_basis=entry.text("start_basis"),
    )
    _check_start(entry, head)
    doubt_before(entry, "ends", head.ends, head.printed_start())
    doubt_before(entry, "expires", head.expires, head.printed_start())
    return head


def _code(entry: Entry) -> str | None:
    text = entry.text("code")
    code = None if text is None else plain(text).lower()
    if code is not None and not is_plan_code(code):
        entry.wrong("code", f"代号“{shorten(code)}”不合规定", PLAN_CODE_RULE)
    return code


def _check_start(entry: Entry, head: Head) -> None:
    """Let a start be set by hand only where the plan prints none, before its end, and with what it rests on."""
    printed = head.printed_start()
    if head.start_set is None:
        if head.start_basis is not None:
            entry.wrong("start_basis", "只写了依据，没有写起始日", "请加一行 start_set = 日期，或删去这一行")
        return
    if printed is not None:
        entry.wrong(
            "start_set",
            f"方案已载明 {long_day(printed)}，序时进度由此起算",
            "请删去 start_set 和 start_basis",
        )
    elif head.ends is not None and head.start_set >= head.ends:
        entry.wrong("start_set", f"起始日不早于方案的完成时限 {long_day(head.ends)}", "请核对日期")
    if not (head.start_basis or "").strip():
        entry.wrong("start_basis", "没有写明起始日的依据", '请加一行 start_basis = "…"，如印发文号或会议纪要')
