"""What the reader is unsure of, said with line and quote instead of guessed over."""

from collections import Counter
from collections.abc import Iterator, Sequence

from gytrack.reading.layout.branches import Branch
from gytrack.reading.text.passage import Passage
from gytrack.records.plan import Issue, Place, Source, Task

Doubt = tuple[Place, str, str]
"""Where, what is unsure, what was assumed."""


def find_issues(
    source: Source,
    branches: Sequence[Branch],
    tasks: Sequence[Task],
    annexes: Sequence[Sequence[Passage]],
    told: Sequence[Doubt],
) -> list[Issue]:
    """Return what a person should look at, in the order of the document; ``told`` is what reading itself was unsure of."""
    known = {place for place, *_ in told}
    doubts = [
        *(doubt for doubt in _empty_sections(branches, tasks) if doubt[0] not in known),
        *_repeated(tasks),
        *_out_of_turn(branches, tasks),
        *_nobody(tasks),
        *_unread(annexes),
        *told,
    ]
    lines = source.text.split("\n")
    found = (Issue(place, _quote(lines, place), unsure, assumed) for place, unsure, assumed in doubts)
    return sorted(found, key=lambda issue: (issue.place.line, issue.place.column))


def _empty_sections(branches: Sequence[Branch], tasks: Sequence[Task]) -> Iterator[Doubt]:
    filled = {task.section for task in tasks}
    for branch in branches:
        holds_tasks = branch.kind in ("work", "safeguard") and not branch.has_branches
        if holds_tasks and branch.title.text and branch.code not in filled:
            yield branch.title.place, f"第 {branch.code} 节下没有读出任务", "只列为章节，不列任务"


def _repeated(tasks: Sequence[Task]) -> Iterator[Doubt]:
    """Give each code that stands for several tasks once, where it comes again."""
    count = Counter(task.code for task in tasks)
    seen: Counter[str] = Counter()
    for task in tasks:
        seen[task.code] += 1
        if count[task.code] > 1 and seen[task.code] == count[task.code]:
            yield task.place, f"编号 {task.code} 在文中出现 {count[task.code]} 次", "按原文编号保留"


def _out_of_turn(branches: Sequence[Branch], tasks: Sequence[Task]) -> Iterator[Doubt]:
    """Give what does not count on from its neighbour: a number was misprinted, or something was not read.

    Across sections a paper may run on or begin again.
    """
    sections = ((branch.code, branch.title.place) for branch in branches)
    for code, place, before in _with_neighbour([*sections, *((task.code, task.place) for task in tasks)]):
        if int(_number(code)) not in (int(_number(before)), int(_number(before)) + 1):
            yield place, f"编号由 {before} 跳到 {code}", "按原文编号保留，请核对中间有无遗漏"


def _with_neighbour(coded: Sequence[tuple[str, Place]]) -> Iterator[tuple[str, Place, str]]:
    """Give each code with its place and the code before it of the same section and kind."""
    last: dict[str, str] = {}
    for code, place in coded:
        above = code.removesuffix(_number(code))
        if above in last:
            yield code, place, last[above]
        last[above] = code


def _number(code: str) -> str:
    return code.rpartition(".")[2].removeprefix("m")


def _nobody(tasks: Sequence[Task]) -> Iterator[Doubt]:
    """Give the tasks without a department in a plan that names one for others; measures often have none."""
    work = [task for task in tasks if task.kind == "task"]
    if any(task.parties for task in work):
        for task in work:
            if not task.parties:
                yield task.place, f"{task.code} 没有写明责任单位", "暂无责任单位"


def _unread(annexes: Sequence[Sequence[Passage]]) -> Iterator[Doubt]:
    for annex in annexes:
        if len(annex) > 1:
            yield annex[0].place, "附件没有读", "附件里的内容不列为任务"


def _quote(lines: Sequence[str], place: Place) -> str:
    """Quote without splitting the whole text again for every issue."""
    above = place.line - 1
    few = Source("", "\n".join(lines[above : place.end_line]), "")
    return few.quote(place._replace(line=1, end_line=place.end_line - above))
