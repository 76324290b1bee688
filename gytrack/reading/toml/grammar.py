"""The keys and words of a plan as TOML, as tables."""

from typing import NamedTuple

from gytrack.records.terms import Kind, Operator


class Form(NamedTuple):
    """The keys of one kind of table; ``name`` is what a person knows it by."""

    name: str
    required: tuple[str, ...]
    optional: tuple[str, ...] = ()

    def known(self) -> tuple[str, ...]:
        """Return every key that the table may have."""
        return self.required + self.optional


FILE = Form("文件", ("plan",), ("schema", "sections", "tasks"))
PLAN = Form(
    "[plan]",
    ("title",),
    (
        "code",
        "issuer",
        "doc_no",
        "draft",
        "issued",
        "effective",
        "expires",
        "starts",
        "ends",
        "start_set",
        "start_basis",
        "targets",
        "departments",
    ),
)
SECTION = Form("[[sections]]", ("code", "title"), ("targets",))
TASK = Form(
    "[[tasks]]",
    ("code", "section", "kind", "text"),
    ("title", "lead", "support", "due", "ongoing", "targets"),
)
TARGET = Form(
    "targets 中的指标",
    ("name", "op", "value", "unit"),
    ("upper", "due", "baseline", "baseline_year", "per", "by_department"),
)
DEPARTMENT = Form("departments 中的单位", ("name",), ("aliases", "members", "collective"))
FORMS = (PLAN, SECTION, TASK, TARGET, DEPARTMENT)

KINDS: dict[str, Kind] = {
    "task": "task",
    "measure": "measure",
    "safeguard": "safeguard",
    "建设任务": "task",
    "配套措施": "measure",
    "保障措施": "safeguard",
}
OPERATORS: dict[str, Operator] = {
    "=": "=",
    ">=": ">=",
    ">": ">",
    "<=": "<=",
    "<": "<",
    "range": "range",
    "~": "~",
    "达到": "=",
    "不少于": ">=",
    "不低于": ">=",
    "至少": ">=",
    "超过": ">",
    "不超过": "<=",
    "低于": "<",
    "左右": "~",
    "≥": ">=",
    "≧": ">=",
    "≤": "<=",
    "≦": "<=",
    "==": "=",
    "=>": ">=",
    "=<": "<=",
}
KNOWN_KINDS = "task（建设任务）、measure（配套措施）、safeguard（保障措施）"
KNOWN_OPERATORS = (
    "=（达到）、>=（不少于）、>（超过）、<=（不超过）、<（低于）、range（value 到 upper）、~（左右）"
)
PERIODS = {"year": "year", "每年": "year"}
