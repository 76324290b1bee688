"""口径说明: by which rules the figures came about, from which day they count, and where they come from."""

from collections.abc import Iterator, Sequence

from gytrack import __version__
from gytrack.dates import deadline, long_day
from gytrack.export.workbook.sheet import Sheet
from gytrack.records.ledger import PlanTerms
from gytrack.status.rule_words import light_words
from gytrack.status.rules import Rules
from gytrack.status.schedule import start_of
from gytrack.usecases.exporting.sheets import table
from gytrack.usecases.exporting.sheets.head import Subject
from gytrack.usecases.exporting.sheets.matter import Matter

_BASES = (
    ("starts", "方案载明的实施起始日"),
    ("effective", "方案施行日期"),
    ("issued", "方案印发日期"),
)
_SPLIT = (
    "分年度计划",
    "量化指标有分年度计划的，其序时进度按计划的各时点计，两个时点之间按整月数均分；任务的序时进度取其量化指标序时进度的平均数，没有分年度计划的指标按起始日至完成时限计",
)
_YEARLY = (
    "每年目标",
    "逐年考核的量化指标，实际和序时都只计当年：自上一年12月31日（起始日更晚的，自起始日）至当年12月31日（时限更早的，至时限），按整月数计，年底为100%；往年报过、当年未报的，当年按0计入平均；任务的实际进度为指标平均数的，序时进度也取各指标序时进度的平均数；所报为任务的百分比或没有报送的，任务的序时进度仍自起始日至完成时限计",
)
_EFFECT = "本表所列为按规则得出的建议亮灯，未经通报"


def notes_sheet(subject: Subject) -> Sheet:
    """Return the rules in words, with the figures of the rule set that was used."""
    columns = (table.sheet_column("项目", 16, table.CENTRED), table.sheet_column("说明", 134))
    version = ("程序版本", f"gytrack {__version__}")
    effect = ("亮灯的效力", _EFFECT if subject.issue is None else subject.standing())
    rows = [*_of_plans(subject.matters), *_of_sets(subject), effect, version]
    return Sheet("口径说明", columns, rows, subject.head("口径说明")._replace(words=""))


def _of_plans(matters: Sequence[Matter]) -> Iterator[tuple[str, str]]:
    for matter in matters:
        plan = matter.report.plan
        yield "方案", f"《{plan.title}》（代号 {plan.code}{'，征求意见稿' if plan.draft else ''}）"
        yield "起始日及依据", _start(plan)
        yield "截止日", "方案未载明" if plan.ends is None else f"{deadline(plan.ends)}（方案载明）"
        for edition in matter.editions:
            yield "方案文本", f"{edition.source_name}（第{edition.number}版），SHA-256 {edition.sha256}"
    yield "统计日期", f"截至{long_day(matters[0].report.as_of)}，只计这一天及以前的进展"


def _start(plan: PlanTerms) -> str:
    start = start_of(plan)
    if start is None:
        return "方案未载明起始日，序时进度、偏差无法计算，相应各格为空"
    words = next((words for key, words in _BASES if getattr(plan, key) == start), None)
    return f"{long_day(start)}（{words or f'人工设定，依据：{plan.start_basis}'}）"


def _asked(subject: Subject) -> bool:
    """Say whether reports are asked for by period in any of the plans."""
    return any(matter.report.plan.asked_from is not None for matter in subject.matters)


def _lines(subject: Subject) -> list[tuple[str, str]]:
    """Return what there is to say of schedules that are not straight: of annual plans and of yearly targets."""
    found = set()
    for status in (status for matter in subject.matters for status in matter.report.targets):
        found |= {_SPLIT} if status.target.schedules else set()
        found |= {_YEARLY} if status.target.per == "year" else set()
    return [line for line in (_SPLIT, _YEARLY) if line in found]


def _of_sets(subject: Subject) -> Iterator[tuple[str, str]]:
    """Yield the rules; where plans are judged by several sets, each set under the name of its plan."""
    asked, lines, first = _asked(subject), _lines(subject), subject.matters[0]
    if all(matter.rules == first.rules for matter in subject.matters):
        yield from _of_rules(first.rules, lines, asked=asked)
        return
    for matter in subject.matters:
        yield "以下规则用于", matter.about()
        yield from _of_rules(matter.rules, lines, asked=asked)


def _of_rules(rules: Rules, lines: Sequence[tuple[str, str]], *, asked: bool) -> Iterator[tuple[str, str]]:
    yield "完成时限", "任务自身载明的时限；没有的取其量化指标中最晚的时限，再没有的取方案截止日"
    yield (
        "实际进度",
        "取牵头单位（或统筹人员）最近所报的百分比，或其量化指标完成率的平均数，以较晚的一条进展为准；指标未报的按0计入平均，全部达标的为100%",
    )
    yield "序时进度", "自起始日至完成时限，按已过的整月数占全部整月数计，到期为100%"
    yield from lines
    yield "偏差", "实际进度减序时进度，单位为百分点；负数为慢于序时，正数为快于序时"
    yield "亮灯范围", "只对建设任务亮灯；配套措施、保障措施，常态推进、已销号、已取消、不适用的任务不亮灯"
    if rules != Rules():
        yield "亮灯规则", f"规则集“{rules.title}”"
    yield from light_words(rules, asked=asked)
    yield "指标偏差", f"目标数在{rules.counted_goal}以上的量化指标，其偏差同样用于亮灯，取最慢者"
    yield (
        "欠报",
        f"报送周期为一个月，每月{rules.cut_off_day}日截止，逢节假日顺延到下一个工作日；自开始要求报送的当期起算，未报一期计欠报一期"
        if asked
        else "没有要求按期报送，不计欠报",
    )
    yield "量化指标达标", (
        f"按目标的比较方式判定：不少于、不低于的达到即达标，超过、低于的须越过，区间的达到下限即达标，左右的达到{rules.about_percent}%即达标；"
        "经认定达标的注明“认定达标”；逐年考核且为上限的，年底前列为“目前符合”"
    )  # fmt: skip
    yield (
        "未报、未到期、0与不适用",
        (
            "“未报”为从未报送，不等于0；“未到期”为没有报送、也还不到应报的时候（方案尚未开始，逐年考核的当年未结束，分年度的指标前一年度尚未到期，或分年度计划至今没有安排）；“0”为报送的数就是0；“—”为不适用（不亮灯、不要求报送百分比、没有应报的任务）；空格为方案未载明、无法计算或没有内容"
        ),
    )
    yield (
        "调整",
        "目标、时限、责任单位的调整自执行之日起计，方案原定的始终并列；取消的任务和指标自该日起不再计入；调整牵头单位之前所报的进展仍然有效",
    )
    yield "配合单位所报", "列为配合单位的进展，不影响亮灯和实际进度"
    yield "部门汇总", "一项任务由几个单位负责的，在各单位名下各计一次；合计中只计一次。方案总体指标只计入合计"
