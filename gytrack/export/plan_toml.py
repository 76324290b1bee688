"""A plan as TOML that a person can read, edit and import again: one line a target and a department, the paper's order.

Each key with its value is written by tomli-w; brackets, blank lines and comments around them are ours. No text of the
plan stands in a comment.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal

from gytrack.cleaning import toml_escape, toml_steering_escaped
from gytrack.decimals import plain_decimal
from gytrack.records.plan import FILE_SCHEMA, Department, Head, Plan, Section, Target, Task

_Value = str | bool | int | date | Decimal | tuple[str, ...] | None

_OPENING = f"""\
# 这是方案本身：任务、指标和单位，不含进展、调整和销号。可以用记事本修改。
# 改好后先核对：gytrack read 这个文件；再存入台账：gytrack import 这个文件。
#
# 写法：每行一个“键 = 内容”，文字放在英文双引号里，日期写成 2025-12-31，没有的内容不写，# 之后是说明。
# 任务 kind：task 建设任务，measure 配套措施，safeguard 保障措施；lead 牵头，support 配合，ongoing = true 长期坚持。
# 指标 op：= 达到，>= 不少于，> 超过，<= 不超过，< 低于，range 从 value 到 upper，~ 左右；
#   per = "year" 每年，by_department = true 按单位汇总，baseline 和 baseline_year 是基期值和年份。
# 单位 aliases：别名；collective = true：统称；members：统称所指的单位。
schema = {FILE_SCHEMA}
"""


def plan_toml(plan: Plan) -> str:
    """Return a plan that was normalised as TOML, the same text for the same plan."""
    targets: dict[str, list[Target]] = {}
    for target in plan.targets:
        targets.setdefault(target.owner, []).append(target)
    tasks: dict[str, list[Task]] = {}
    for task in plan.tasks:
        tasks.setdefault(task.section, []).append(task)
    parts = [_OPENING, _plan_part(plan, targets.pop("", []))]
    codes = {task.code for task in plan.tasks}
    for section in plan.sections:
        own = [] if section.code in codes else targets.get(section.code, [])
        parts.append(_section_part(section, own))
        parts += (_task_part(task, targets.get(task.code, [])) for task in tasks.get(section.code, ()))
    return toml_steering_escaped("\n".join(parts))


def fitted(text: str, encoding: str) -> str:
    """Return TOML with the same meaning that a stream of an encoding can carry."""
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return "".join(sign if _fits(sign, encoding) else toml_escape(sign) for sign in text)
    return text


def _plan_part(plan: Plan, targets: Iterable[Target]) -> str:
    lines = [
        "[plan]",
        *_pairs(_head_keys(plan.head)),
        *_rows("targets", (_target_keys(target) for target in targets)),
        *_rows("departments", (_department_keys(one) for one in plan.departments)),
    ]
    return "\n".join(lines) + "\n"


def _section_part(section: Section, targets: Iterable[Target]) -> str:
    lines = [
        "[[sections]]",
        *_pairs({"code": section.code, "title": section.title}),
        *_rows("targets", (_target_keys(target) for target in targets)),
    ]
    return "\n".join(lines) + "\n"


def _task_part(task: Task, targets: Iterable[Target]) -> str:
    lines = [
        "[[tasks]]",
        *_pairs(_task_keys(task)),
        *_rows("targets", (_target_keys(target) for target in targets)),
    ]
    return "\n".join(lines) + "\n"


def _head_keys(head: Head) -> dict[str, _Value]:
    return {
        "code": head.code,
        "title": head.title,
        "issuer": head.issuer,
        "doc_no": head.doc_no,
        "draft": head.draft or None,
        "issued": head.issued,
        "effective": head.effective,
        "expires": head.expires,
        "starts": head.starts,
        "ends": head.ends,
        "start_set": head.start_set,
        "start_basis": head.start_basis,
    }


def _task_keys(task: Task) -> dict[str, _Value]:
    return {
        "code": task.code,
        "section": task.section,
        "kind": task.kind,
        "title": task.own_title,
        "text": task.text,
        "lead": task.names("lead") or None,
        "support": task.names("support") or None,
        "due": task.due,
        "ongoing": task.ongoing or None,
    }


def _target_keys(target: Target) -> dict[str, _Value]:
    return {
        "name": target.name,
        "op": target.op,
        "value": target.value,
        "upper": target.upper,
        "unit": target.unit,
        "due": target.due,
        "baseline": target.baseline,
        "baseline_year": target.baseline_year,
        "per": target.per,
        "by_department": target.by_department or None,
    }


def _department_keys(one: Department) -> dict[str, _Value]:
    return {
        "name": one.name,
        "aliases": one.aliases or None,
        "collective": one.collective,
        "members": one.members or None,
    }


def _pairs(keys: Mapping[str, _Value]) -> Iterator[str]:
    """Yield a line for each key that has a value."""
    return (f"{key} = {_literal(value)}" for key, value in keys.items() if value is not None)


def _rows(key: str, tables: Iterable[Mapping[str, _Value]]) -> Iterator[str]:
    """Yield an array of tables, a line for each, so that a row is copied with its line; nothing where there is none."""
    rows = [f"    {{ {', '.join(_pairs(table))} }}," for table in tables]
    if rows:
        yield f"{key} = ["
        yield from rows
        yield "]"


def _literal(value: _Value) -> str:
    """Write one value on one line."""
    if isinstance(value, tuple):
        return f"[{', '.join(map(_literal, value))}]"
    if isinstance(value, Decimal):
        return plain_decimal(value)
    import tomli_w

    return tomli_w.dumps({"x": value}).removeprefix("x = ").removesuffix("\n")


def _fits(sign: str, encoding: str) -> bool:
    return sign.encode(encoding, "ignore") != b""
