"""The evidence that was given, file by file, and the gaps in it, as rows and as JSON."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from gytrack.export.json_values import iso
from gytrack.export.tables import SCHEMA, Column, Table, Value
from gytrack.ledger.queries.proofs import Given, Owner
from gytrack.records.proof import Proof
from gytrack.usecases.proving.gaps import KINDS, Gap, words
from gytrack.usecases.reporting.row_json import Json

_FILES = (
    Column("plan", "方案"),
    Column("code", "编号"),
    Column("date", "日期", "date"),
    Column("for", "用途"),
    Column("by", "单位／经办"),
    Column("command", "命令", "number"),
    Column("name", "文件"),
    Column("size", "字节数", "number"),
    Column("where", "保管"),
    Column("sha256", "校验值（SHA-256）"),
)
_PURPOSES: dict[Owner, str] = {"entry": "进展", "closing": "销号", "rectification": "整改"}
_ON_SCREEN = ("code", "date", "for", "by", "command", "name", "where")
_GAPS = (
    Column("plan", "方案"),
    Column("code", "编号"),
    Column("kind", "缺口"),
    Column("since", "日期", "date"),
    Column("lead", "牵头单位"),
    Column("title", "任务／指标"),
    Column("detail", "情况"),
)


class PlanFile(NamedTuple):
    """A file that was given, with the code of its plan."""

    plan: str
    given: Given


def file_table(files: Iterable[PlanFile], *, on_screen: bool = False) -> Table:
    """Return the files as rows; a screen has room for the columns that a person looks at."""
    at = [at for at, column in enumerate(_FILES) if not on_screen or column.key in _ON_SCREEN]
    rows = ([row[place] for place in at] for row in map(_file_row, files))
    return Table(tuple(_FILES[place] for place in at), map(tuple, rows), "evidence")


def gap_table(gaps: Iterable[Gap]) -> Table:
    """Return the gaps as rows."""
    return Table(_GAPS, map(_gap_row, gaps), "gaps")


def gap_rows_on_screen(gaps: Iterable[Gap]) -> Table:
    """Return the gaps as a screen shows them: what is missing beside what it is of."""
    columns = (
        Column("code", "编号"),
        Column("kind", "缺口"),
        Column("lead", "牵头单位"),
        Column("title", "任务／指标（情况）"),
    )
    return Table(columns, map(_screen_row, gaps))


def file_json(files: Iterable[PlanFile], day: date) -> Json:
    """Return the files as JSON."""
    return {"schema": SCHEMA, "as_of": iso(day), "evidence": [_file_json(one) for one in files]}


def gap_json(gaps: Iterable[Gap], day: date) -> Json:
    """Return the gaps as JSON."""
    found = [gap._asdict() | {"since": iso(gap.since), "lead": list(gap.lead)} for gap in gaps]
    return {"schema": SCHEMA, "as_of": iso(day), "gaps": found}


def kept_where(proof: Proof) -> str:
    """Say where a file is kept: a copy beside the ledger, else where it stood."""
    if proof.copied:
        return "副本"
    return proof.path or "位置不详"


def _file_row(one: PlanFile) -> tuple[Value, ...]:
    given = one.given
    proof = given.proof
    return (
        one.plan,
        given.code,
        given.day,
        _PURPOSES[given.owner],
        given.body or given.who,
        given.command,
        proof.name,
        proof.size,
        kept_where(proof),
        proof.sha256,
    )


def _gap_row(gap: Gap) -> tuple[Value, ...]:
    return gap.plan, gap.code, KINDS[gap.kind], gap.since, gap.lead, gap.title, gap.detail


def _screen_row(gap: Gap) -> tuple[Value, ...]:
    said = words(gap)
    return gap.code, KINDS[gap.kind], gap.lead, f"{gap.title}（{said}）" if said else gap.title


def _file_json(one: PlanFile) -> Json:
    given = one.given
    return {
        "plan": one.plan,
        "code": given.code,
        "date": iso(given.day),
        "for": given.owner,
        "by": given.body,
        "who": given.who,
        "command": given.command,
        **given.proof._asdict(),
    }


def counts(gaps: Iterable[Gap]) -> Iterator[str]:
    """Yield how many gaps there are of each kind that has any."""
    found = [gap.kind for gap in gaps]
    for kind, name in KINDS.items():
        if kind in found:
            yield f"{name}{found.count(kind)}"
