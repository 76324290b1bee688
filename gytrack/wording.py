"""The Chinese words for what the rules and records hold, as papers write them."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from gytrack import term_words
from gytrack.dates import deadline
from gytrack.decimals import plain_decimal
from gytrack.records.ledger import Milestone, TargetRow
from gytrack.records.terms import Kind, Light, MeasureKind, Operator, Role, State

OWN = "自设统计项，非方案指标"
_FIGURES: dict[MeasureKind, str] = {
    "total": "累计{}",
    "add": "新增{}",
    "met": "达标（{}）",
    "unmet": "取消达标认定（{}）",
}
NONE = "—"
_MOST_DIGITS = 4
"""Of a number that is written in numerals; a longer one is a date or a file's number."""

# Where the rule says more than the light does; a task that was reported as not started is not unreported.
_BY_RULE = {
    "unlit_closed": "已销号",
    "unlit_dropped": "已取消",
    "unlit_na": "不适用",
    "unlit_ongoing": "常态",
    "overdue_unreported": "逾期未报",
    "not_started": "未启动",
}
_NONE_NAMED = (
    "无 没有 暂无 已解决 均已解决 全部解决 已全部解决 问题已解决 无问题 没有问题 暂无问题 无存在问题 不存在问题 未发现问题 "
    "无困难 没有困难 暂无困难 无计划 暂无计划 无下步计划 暂无下步计划 / — -"
)
"""What people write where there is no problem or next step. 无新问题 is left out: it leaves the old one open."""
_NONES = frozenset(_NONE_NAMED.split())
_AROUND = " \t\r\n\u3000。.；;，,！!"
_PERCENTS = ("%", "‰")
_PREFIXES: dict[Operator, str] = {">=": "不少于", ">": "超过", "<=": "不超过", "<": "低于"}


def light(shown: Light | None, rule: str, labels: Sequence[tuple[str, str]] = ()) -> str:
    """Write a light, or why there is none; a grey one by its reason, never by its colour.

    ``labels`` are local words, each under a light or a rule.
    """
    local = next((word for key, word in labels if key == rule), None) or _BY_RULE.get(rule)
    return local or (NONE if shown is None else light_word(shown, labels))


def light_word(shown: Light, labels: Sequence[tuple[str, str]] = ()) -> str:
    """Write the word for a light, the local one where there is one."""
    return next((word for key, word in labels if key == shown), term_words.LIGHTS[shown])


def part(role: Role | None, via: str | None) -> str | None:
    """Return a department's part in a task: 配合, or 配合（各街道） where it is one of those; null where it has none."""
    if role is None:
        return None
    return term_words.ROLES[role] if via is None else f"{term_words.ROLES[role]}（{via}）"


def paper_code(code: str, kind: Kind) -> str:
    """Write where a task stands as papers number it: 2.1.m1 is 二（一）配套措施一, a section below those 二（一）3.（2）.

    What an outline's numbers do not reach, such as the second of a number that is printed twice, stays as it is.
    """
    *above, own = code.split(".")
    number, again, which = own.removeprefix("m").partition("-")
    marks = "".join(_mark(level, part) for level, part in enumerate(above))
    return f"{marks}{'、' if len(above) == 1 else ''}{term_words.KINDS[kind]}{_numeral(number)}{again}{which}"


def _mark(level: int, part: str) -> str:
    """Write one number of an outline in the manner of its level: 一（一）1.（1）."""
    number, again, which = part.partition("-")
    written = number if level > 1 else _numeral(number)
    mark = f"（{written}）" if level % 2 else f"{written}." if level else written
    return f"{mark}{again}{which}"


def _numeral(number: str) -> str:
    from gytrack.numerals import write_numeral  # only papers need it

    return write_numeral(int(number)) if number.isdecimal() and len(number) <= _MOST_DIGITS else number


def state_of(word: str) -> State | None:
    """Read a state by its Chinese word or its code; null where it is none."""
    return next((state for state, name in term_words.STATES.items() if word in (state, name)), None)


def says_none(words: str) -> bool:
    """Say whether what was written of a problem or a next step is that there is none: 无, 暂无。, 已解决."""
    return words.strip(_AROUND) in _NONES


def amount(value: Decimal, unit: str) -> str:
    """Write a number with its unit."""
    return plain_decimal(value) + unit


def goal(op: Operator, value: Decimal, upper: Decimal | None, unit: str, per: str | None = None) -> str:
    """Write what is to be reached: 不少于5家, 1—2名, 250名左右, 不低于90%, 每年不少于70项; 不设目标 where nothing is."""
    if per == "year":
        return f"每年{goal(op, value, upper, unit)}"
    if op == "none":
        return "不设目标"
    if op == "range" and upper is not None:
        return f"{plain_decimal(value)}{unit if unit in _PERCENTS else ''}—{amount(upper, unit)}"
    if op == "~":
        return f"{amount(value, unit)}左右"
    prefix = "不低于" if op == ">=" and unit in _PERCENTS else _PREFIXES.get(op, "")
    return prefix + amount(value, unit)


def target_goal(target: TargetRow) -> str:
    """Write a target's goal, with 每年 where it is asked for in each; that of a figure beside the plan says so."""
    if target.own:
        return f"{goal(target.op, target.value, target.upper, target.unit)}（{OWN}）"
    return goal(target.op, target.value, target.upper, target.unit, target.per)


def milestones(steps: Iterable[Milestone], unit: str) -> str:
    """Write what is to be reached by when: 2024年底2家、2025年底5家."""
    return "、".join(f"{deadline(step.due)}{amount(step.value, unit)}" for step in steps)


def unreported(*, not_due: bool) -> str:
    """Say of a target without a report whether one was due."""
    return "未到期" if not_due else "未报"


def done_of(actual: Decimal | None, target: TargetRow, absent: str = "未报") -> str:
    """Write what is done of a goal: 2/5家, 未报/5家, 3/2家（超额）, 85%/90%, and 3个 where there is none.

    ``absent`` is said where there is no figure.
    """
    if target.op == "none":
        return absent if actual is None else amount(actual, target.unit)
    unit = target.unit if target.unit in _PERCENTS else ""
    done = absent if actual is None else amount(actual, unit)
    op: Operator = "=" if target.op in (">=", ">", "~") else target.op
    exceeds = actual is not None and _exceeds(actual, target)
    return f"{done}/{goal(op, target.value, target.upper, target.unit)}{'（超额）' if exceeds else ''}"


def _exceeds(actual: Decimal, target: TargetRow) -> bool:
    """Say whether more was done than was asked; a cap, a fall and an about so many cannot be exceeded so."""
    falling = target.value == 0 or (target.baseline is not None and target.value < target.baseline)
    if target.op in ("<", "<=", "~") or (falling and target.op not in (">", ">=")):
        return False
    return actual > (target.value if target.upper is None else target.upper)


def gap(points: int) -> str:
    """Write a gap, which is positive where something is behind."""
    if points == 0:
        return "符合序时"
    return f"{'慢' if points > 0 else '快'}于序时{abs(points)}个百分点"


def figure(name: str, unit: str, kind: MeasureKind, value: Decimal | None) -> str:
    """Write one figure or statement of a report: 旗舰中医馆累计2家, 旗舰中医馆达标."""
    if value is None:
        return f"{name}{'达标' if kind == 'met' else '取消达标认定'}"
    if kind == "total" and unit in _PERCENTS:
        return name + amount(value, unit)
    return name + _FIGURES[kind].format(amount(value, unit))
