"""A set of rules in words: when a light is red, yellow or green, by its own figures."""

from collections.abc import Iterator, Mapping

from gytrack import wording
from gytrack.records.terms import Light
from gytrack.status.lights import Gap
from gytrack.status.rules import Rules, points

_ALL: tuple[Light, ...] = ("red", "yellow", "green", "grey")


def light_words(rules: Rules, *, asked: bool) -> Iterator[tuple[str, str]]:
    """Yield what makes each light but grey, by the set's own word for it; a light that it never gives is left out."""
    asks: tuple[tuple[Light, str], ...] = (
        ("red", red_words(rules, asked=asked)),
        ("yellow", yellow_words(rules, asked=asked)),
        ("green", green_words(rules)),
    )
    return ((wording.light_word(light, rules.labels), words) for light, words in asks if words)


def red_words(rules: Rules, *, asked: bool) -> str:
    """Say what makes a light red; ``asked`` says whether reports are asked for by period."""
    gap = "" if rules.gap_red is None else _more_than(rules, rules.gap_red)
    late = rules.late_red_days
    return _either(
        gap,
        "" if late is None else "已过完成时限尚未完成" if late == 1 else f"逾期{late}天及以上尚未完成",
        *_states(rules, "red"),
        *_unbegun(rules.unbegun_red),
        *_missed(rules, rules.missed_red, asked=asked),
    )


def yellow_words(rules: Rules, *, asked: bool) -> str:
    """Say what makes a light yellow, where nothing makes it red."""
    orange = f"，{orange_words(rules)}" if rules.late_orange_days is not None else ""
    late = rules.late_yellow_days
    return _either(
        _yellow_gap(rules),
        "" if late is None else f"逾期{late}天及以上尚未完成{orange}",
        "" if late is not None or not orange else orange.lstrip("，"),
        due_soon_words(rules) if rules.due_soon_light == "yellow" else "",
        *_states(rules, "yellow"),
        *_unbegun(rules.unbegun_yellow),
        *_missed(rules, rules.missed_yellow, asked=asked),
    )


def green_words(rules: Rules) -> str:
    """Say what makes a light green, where nothing makes it red or yellow."""
    soon = due_soon_words(rules) if rules.due_soon_light == "green" else ""
    label = wording.light("green", "due_soon", rules.labels)
    return "；".join(
        part
        for part in (
            _either("已完成", _green_gap(rules), *_states(rules, "green")).replace("；或", "，或"),
            f"{soon}的为{label}" if soon else "",
            "没有百分比的，所报状态正常",
        )
        if part
    )


def orange_words(rules: Rules) -> str:
    """Say from which day on a late task has the light between yellow and red."""
    label = wording.light("yellow", "overdue_orange", rules.labels)
    return f"{rules.late_orange_days}天及以上的为{label}"


def due_soon_words(rules: Rules) -> str:
    """Say when something is due soon; empty where the set does not ask."""
    return "" if rules.due_soon_days is None else f"距完成时限不足{rules.due_soon_days}天（含）"


def share_words(rules: Rules, figure: int | str) -> str:
    """Write a gap in the unit of a set: 30个百分点, 序时进度的50%."""
    return f"{figure}个百分点" if rules.gap_unit == "points" else f"序时进度的{figure}%"


def gap_share(gap: Gap) -> str:
    """Write a gap in per cent of what should have been reached, to two places: enough to tell it from any threshold."""
    hundredths = points(gap.points * 100, gap.expected)
    whole, rest = divmod(hundredths, 100)
    return f"{whole}.{rest:02}".rstrip("0").rstrip(".")


def lights_of(rules: Rules) -> Mapping[str, Light]:
    """Return the light behind each word that a set may show."""
    by_rule: dict[str, Light | None] = {
        "due_soon": rules.due_soon_light,
        "overdue_orange": "yellow",
        "blocked": rules.blocked,
        "slow": rules.slow,
    }
    found = {wording.light(light, rule, rules.labels): light for rule, light in by_rule.items() if light}
    return found | {wording.light_word(light, rules.labels): light for light in _ALL}


def counted_word(light: Light, rules: Rules) -> str:
    """Write a light above a count of all that show it, with the local words that only some of them have: 绿灯（含蓝灯）."""
    word = wording.light_word(light, rules.labels)
    further = [one for one, shown in lights_of(rules).items() if shown == light and one != word]
    return f"{word}（含{'、'.join(further)}）" if further else word


def _either(*parts: str) -> str:
    return "；或".join(part for part in parts if part)


def _more_than(rules: Rules, figure: int) -> str:
    return f"慢于序时超过{share_words(rules, figure)}" if figure else "慢于序时"


def _yellow_gap(rules: Rules) -> str:
    low, high = rules.gap_yellow, rules.gap_red
    if low is None:
        return ""
    if high is None:
        return "慢于序时" if low == 1 else f"慢于序时{share_words(rules, low)}及以上"
    if low == 1:
        return f"慢于序时不超过{share_words(rules, high)}"
    return f"慢于序时{share_words(rules, f'{low}—{high}')}"


def _green_gap(rules: Rules) -> str:
    low, high = rules.gap_yellow, rules.gap_red
    if low is not None:
        return "不慢于序时" if low == 1 else f"慢于序时不足{share_words(rules, low)}"
    if high is None:
        return ""
    return f"慢于序时不超过{share_words(rules, high)}" if high else "不慢于序时"


def _states(rules: Rules, light: Light) -> Iterator[str]:
    for given, state in ((rules.blocked, "受阻"), (rules.slow, "进度滞后")):
        if given == light:
            yield f"所报状态为{state}"


def _unbegun(months: int | None) -> Iterator[str]:
    if months is not None:
        yield f"自起算日起满{months}个月所报状态仍为未启动" if months else "所报状态为未启动"


def _missed(rules: Rules, periods: int | None, *, asked: bool) -> Iterator[str]:
    if asked and periods is not None:
        yield f"欠报达到{periods}期" + ("（已报过的也计）" if rules.missed_after_reports else "")
