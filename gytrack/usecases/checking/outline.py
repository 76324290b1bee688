"""The outline of a plan: sections without tasks, numbers that come twice or jump."""

import re
from collections.abc import Iterable, Iterator

from gytrack.reading.language.headings import SectionKind, kind_of_heading
from gytrack.usecases.checking.finding import Finding
from gytrack.usecases.checking.matter import Matter

_AGAIN = re.compile(r"(.+)-(\d+)")
"""The code of what has a number that the paper prints again: 2.1.3-2."""


def empty_sections(matter: Matter) -> Iterator[Finding]:
    """Yield the sections that ought to hold tasks and hold none, as the reader tells them: 指导思想 need not."""
    filled = {line.task.section for line in matter.tasks}
    above = {section.code.rpartition(".")[0] for section in matter.sections}
    kinds: dict[str, SectionKind] = {}
    for section in matter.sections:
        kinds[section.code] = kind_of_heading(section.title, kinds.get(section.code.rpartition(".")[0]))
        ought = kinds[section.code] in ("work", "safeguard") and section.code not in above
        if ought and section.code not in filled:
            todo = f"核对原文；有漏读的任务就补上：{matter.mending()}"
            yield matter.of_section(section, "empty_section", f"第 {section.code} 节下没有任务", todo)


def numbers_twice(matter: Matter) -> Iterator[Finding]:
    """Yield what has a number that was printed before; of a section that comes again, not each of its tasks."""
    sections = {section.code for section in matter.sections}
    for section in matter.sections:
        if (found := _AGAIN.fullmatch(section.code)) and found[1] in sections:
            yield matter.of_section(section, "number_twice", *_twice(section.code, found[1]))
    codes = {line.task.code for line in matter.tasks}
    for line in matter.tasks:
        found = _AGAIN.fullmatch(line.task.code)
        if found and found[1] in codes and not _AGAIN.fullmatch(line.task.section):
            yield matter.of_task(line, "number_twice", *_twice(line.task.code, found[1]))


def _twice(code: str, printed: str) -> tuple[str, str]:
    return f"编号 {printed} 在文中不止一处，这一处记为 {code}", f"核对原文编号；命令里用 {code} 指这一处"


def jumps(matter: Matter) -> Iterator[Finding]:
    """Yield what does not count on from what stands before it in the same section."""
    todo = f"核对原文；中间有漏读的就补上：{matter.mending()}"
    sections = {section.code: section for section in matter.sections}
    for code, before in _out_of_turn((_above(code), code) for code in sections):
        yield matter.of_section(sections[code], "number_jump", f"编号由 {before} 跳到 {code}", todo)
    lines = {line.task.code: line for line in matter.tasks}
    for code, before in _out_of_turn(
        (f"{line.task.section} {_above(code)}", code) for code, line in lines.items()
    ):
        yield matter.of_task(lines[code], "number_jump", f"编号由 {before} 跳到 {code}", todo)


def _out_of_turn(coded: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Yield codes that do not count on, each with the one before it; what counts together shares what stands first."""
    last: dict[str, str] = {}
    for together, code in coded:
        before = last.get(together)
        if before is not None and _number(code) not in (_number(before), _number(before) + 1):
            yield code, before
        last[together] = code


def _above(code: str) -> str:
    """Return what stands before the last number of a code; measures count apart from tasks, and so does an annex."""
    bare, again = _parted(code)
    above, _, own = bare.rpartition(".")
    return f"{above}.{'m' if own.startswith('m') else ''}{again}"


def _number(code: str) -> int:
    return int(_parted(code)[0].rpartition(".")[2].removeprefix("m"))


def _parted(code: str) -> tuple[str, str]:
    found = _AGAIN.fullmatch(code)
    return (found[1], found[2]) if found else (code, "")
