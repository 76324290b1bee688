"""What stands above a status, on the screen and on paper: how its tasks and targets stand, where they should."""

from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal

from gytrack import fund_words, wording
from gytrack.dates import deadline
from gytrack.records.funds import FundKind, Money
from gytrack.records.terms import Light
from gytrack.status.money import rate, warnings
from gytrack.status.schedule import expected, start_of
from gytrack.usecases.reporting.report import StatusReport, is_listed
from gytrack.usecases.reporting.target_fields import met_words

_ALWAYS_COUNTED: tuple[Light, ...] = ("red", "yellow", "green", "grey")


def task_counts(report: StatusReport) -> str:
    """Count the tasks by light, and where a department was asked for by its part."""
    roles, found, by_hand = Counter[str | None](), Counter[str](), list[str]()
    labels = report.rules.labels
    for line in filter(is_listed, report.tasks):
        roles[line.role] += 1
        found[wording.light(line.status.light, line.status.rule, labels)] += 1
        by_hand += [] if line.status.manual is None else [line.task.code]
    number, lead = roles.total(), roles["lead"]
    parts = f"（牵头{lead}、配合{number - lead}）" if report.department else ""
    words = dict.fromkeys((*(wording.light_word(one, labels) for one in _ALWAYS_COUNTED), *sorted(found)))
    counts = " ".join(f"{word.removesuffix('灯')}{found[word]}" for word in words)
    return f"建设任务{number}项{parts}：{counts}" + _by_hand(by_hand)


def _by_hand(codes: list[str]) -> str:
    """Count the lights that were set by hand with all their codes, for a green one stands in no list of lights."""
    return f"（其中人工定灯{len(codes)}项：{'、'.join(codes)}）" if codes else ""


def target_counts(report: StatusReport) -> str:
    """Count the targets by how far they are."""
    summary, words = report.summary(), [met_words(status) for status in report.standing_targets()]
    missed, unreported, so_far = words.count("未达标"), words.count("未报"), words.count("目前符合")
    pending = f" 目前符合{so_far}" if so_far else ""
    pending += f" 未到期{summary.targets_not_due}" if summary.targets_not_due else ""
    return f"量化指标{summary.targets}个：达标{summary.targets_met} 未达标{missed} 未报{unreported}{pending}"


def schedule_words(report: StatusReport) -> str:
    """Say where the plan should stand, or why that cannot be said."""
    starts, ends = start_of(report.plan), report.plan.ends
    if starts is None:
        return "序时未定：方案未载明起始日"
    if ends is None:
        return "序时按各项任务的完成时限计"
    return f"序时{expected(starts, ends, report.as_of)}%（{starts}至{deadline(ends)}，按月计）"


def money_words(money: Money | None) -> tuple[str, ...]:
    """Say what money comes to: 安排300万元, 拨付200万元, 支出120万元, 执行率40%, and what is beyond; empty where none is."""
    if money is None:
        return ()
    sums: tuple[tuple[FundKind, Decimal | None], ...] = (
        ("allocate", money.allocated),
        ("release", money.released),
        ("spend", money.spent),
    )
    share = rate(money)
    said = [fund_words.FUNDS[kind] + fund_words.ten_thousands(amount) for kind, amount in _known(sums)]
    return (*said, *([] if share is None else [f"执行率{share}%"]), *warnings(money))


def _known(sums: Iterable[tuple[FundKind, Decimal | None]]) -> Iterator[tuple[FundKind, Decimal]]:
    return ((kind, amount) for kind, amount in sums if amount is not None)
