"""``gytrack rules``: by which rules lights are judged."""

from typing import Annotated

import typer

from gytrack.cli.config.rule_tables import rule_sets
from gytrack.cli.desk import way_back, writing_plan
from gytrack.cli.frame import options
from gytrack.cli.frame.named import RULES
from gytrack.cli.frame.setting import configuration, current
from gytrack.cli.opening import ledger_is_there, opened_for_reading
from gytrack.cli.screens.output import choose_format, emit, emit_json, say, talk
from gytrack.cli.trying import named_set
from gytrack.dates import long_day, parse_day
from gytrack.ledger.queries.plans import all_plans
from gytrack.usecases.ruling.named_sets import UNKNOWABLE, RuleSet
from gytrack.usecases.ruling.using import InUse, in_use

app = typer.Typer(help="亮灯规则：列出各套、查看一套的各项、设定方案用哪一套。")


@app.command("list")
def list_sets(as_of: options.AsOf = None, form: options.Format = None) -> None:
    """列出内置的和配置文件里的规则集，以及各方案在用哪一套。"""
    from gytrack.usecases.ruling.set_table import sets_json, sets_table

    form = choose_format(form)
    sets, used = rule_sets(configuration()), _used(as_of)
    if form == "json":
        emit_json(sets_json(sets, used))
        return
    emit(sets_table(sets, used), form)
    for place, why in UNKNOWABLE if form == "table" else ():
        talk(f"没有列入的：{place}｜{why}")


@app.command("show")
def show(
    name: Annotated[
        str | None,
        typer.Argument(
            metavar="规则集", click_type=RULES, help="名称；不写则为方案在用的一套", show_default=False
        ),
    ] = None,
    as_of: options.AsOf = None,
    form: options.Format = None,
) -> None:
    """查看一套规则的各项数值和出处。"""
    from gytrack.usecases.ruling.set_table import figures_table, set_json

    form = choose_format(form)
    found = _of_plan(as_of) if name is None else named_set(name)
    if form == "json":
        emit_json(set_json(found))
        return
    if form == "table":
        from gytrack.cli.screens.rules_screen import head_lines

        for line in head_lines(found):
            say(line)
    emit(figures_table(found), form)


@app.command("use")
def use(
    name: Annotated[str, typer.Argument(metavar="规则集", click_type=RULES, help="名称", show_default=False)],
    day: Annotated[str | None, options.dated("自哪一天起用")] = None,
) -> None:
    """设定方案用哪一套规则亮灯；各项数值随之存入台账，此后改配置文件不影响它。"""
    from gytrack.cli.screens.rules_screen import moved_lights
    from gytrack.usecases.plan_rules import decided
    from gytrack.usecases.ruling.using import use as store

    wanted = named_set(name)
    with writing_plan() as desk:
        today = desk.setting.today
        since = today if day is None else parse_day(day, today)
        used = store(desk.ledger, desk.actor, desk.plan, wanted, since)
        back = way_back(desk.ledger, used.number)
    say(f"已改用规则集 #{used.number}｜{wanted.title}｜{desk.plan.code}｜自{long_day(since)}起｜{back}")
    talk(moved_lights(used, since, wanted.rules))
    if used.later is not None:
        then = decided(used.later).title
        talk(f"注意：自{long_day(used.later.day)}起仍用规则集“{then}”（#{used.later.command}）")


def _used(as_of: str | None) -> list[InUse]:
    """Return by what each plan is judged; none where there is no ledger yet."""
    setting = current()
    if not ledger_is_there(setting):
        return []
    day = setting.today if as_of is None else parse_day(as_of, setting.today)
    with opened_for_reading(setting) as ledger:
        return list(in_use(ledger, all_plans(ledger), day))


def _of_plan(as_of: str | None) -> RuleSet:
    """Return the set that the plan uses, as it was stored."""
    from gytrack.cli.desk import reading_plan
    from gytrack.usecases.ruling.set_table import set_in_use

    with reading_plan() as desk:
        today = desk.setting.today
        (used,) = in_use(desk.ledger, [desk.plan], today if as_of is None else parse_day(as_of, today))
    return set_in_use(used, rule_sets(configuration()))
