"""``gytrack dept``: what a person says of departments: other names, which are one, who belongs to a collective."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from gytrack.cli.desk import reading_plan, way_back, writing_plan
from gytrack.cli.frame.named import DEPARTMENT
from gytrack.cli.frame.vendored import UsageError
from gytrack.cli.screens.output import say, talk
from gytrack.usecases.naming.suggestions import merge_words

if TYPE_CHECKING:
    from gytrack.usecases.departments.members import Grouped

app = typer.Typer(help="整理单位：别名、改名、合并、统称的成员。")

Name = Annotated[
    str,
    typer.Argument(
        metavar="单位",
        click_type=DEPARTMENT,
        help="全称、别名、拼音首字母或名称的一部分",
        show_default=False,
    ),
]


@app.command("show")
def show(name: Name) -> None:
    """查看一个单位：名称、别名、首字母、所属的统称、成员、任务数。"""
    from gytrack.cli.screens.department_screen import department_lines
    from gytrack.usecases.departments.card import card

    with reading_plan() as desk:
        found = card(desk.ledger, desk.plan, name, desk.setting.today)
    for line in department_lines(found):
        say(line)


@app.command("alias")
def alias(
    name: Name,
    other: Annotated[str, typer.Argument(metavar="别名", help="另一个名称", show_default=False)],
) -> None:
    """给单位加一个别名，此后写别名也找得到它。"""
    from gytrack.usecases.departments.naming import add_alias

    with writing_plan() as desk:
        named = add_alias(desk.ledger, desk.actor, desk.plan, name, other)
        back = way_back(desk.ledger, named.number)
    say(f"已加别名 #{named.number}｜{named.department}｜别名：{named.name}｜{back}")


@app.command("rename")
def rename(
    name: Name,
    new: Annotated[str, typer.Argument(metavar="新名", help="新的名称", show_default=False)],
) -> None:
    """给单位改名，原来的名称成为别名。"""
    from gytrack.usecases.departments.naming import rename as store

    with writing_plan() as desk:
        named = store(desk.ledger, desk.actor, desk.plan, name, new)
        back = way_back(desk.ledger, named.number)
    say(f"已改名 #{named.number}｜{named.department} 改为 {named.name}｜原名成为别名｜{back}")


@app.command("merge")
def merge(
    name: Name,
    into: Annotated[
        str,
        typer.Argument(
            metavar="并入单位", click_type=DEPARTMENT, help="合并后保留的单位", show_default=False
        ),
    ],
) -> None:
    """把一个单位并入另一个：任务、进展、别名都归后者，前者的名称成为其别名。"""
    from gytrack.usecases.departments.merging import merge as store

    with writing_plan() as desk:
        merged = store(desk.ledger, desk.actor, desk.plan, name, into)
        back = way_back(desk.ledger, merged.number)
    moved = f"任务{merged.tasks}项、进展{merged.entries}条"
    say(f"已合并 #{merged.number}｜{merged.gone} 并入 {merged.into}｜{moved}归{merged.into}｜{back}")


@app.command("group")
def group(
    name: Annotated[
        str, typer.Argument(metavar="统称", click_type=DEPARTMENT, help="如 各街道", show_default=False)
    ],
    add: Annotated[
        list[str] | None,
        typer.Option(
            "--add",
            metavar="单位",
            click_type=DEPARTMENT,
            help="归入的成员，可以写多次，也可用顿号隔开；方案没有写到的单位会新增",
        ),
    ] = None,
    remove: Annotated[
        list[str] | None,
        typer.Option("--remove", metavar="单位", click_type=DEPARTMENT, help="移出的成员，写法同上"),
    ] = None,
) -> None:
    """说明一个统称有哪些成员：按成员查看时，也列出统称的任务。"""
    if not add and not remove:
        raise UsageError("请用 --add 或 --remove 写明成员")
    from gytrack.usecases.departments.members import group as store

    with writing_plan() as desk:
        grouped = store(desk.ledger, desk.actor, desk.plan, name, add or (), remove or ())
        back = way_back(desk.ledger, grouped.number)
    say("｜".join((f"已归组 #{grouped.number}", grouped.collective, *_changed(grouped), back)))
    for note in _notes(grouped, desk.plan.code):
        talk(f"注意：{note}")


def _changed(grouped: "Grouped") -> Iterator[str]:
    if grouped.added:
        yield f"归入 {'、'.join(one.name for one in grouped.added)}"
    if new := [one.name for one in grouped.added if one.id is None]:
        yield f"其中新增单位 {'、'.join(new)}"
    if grouped.removed:
        yield f"移出 {'、'.join(grouped.removed)}"
    yield f"现有成员{len(grouped.members)}个"


def _notes(grouped: "Grouped", plan: str) -> Iterator[str]:
    if grouped.turned:
        yield f"{grouped.collective}今后作为统称，按其成员查看时也列出它的任务"
    for made, known in grouped.like:
        yield f"{made}和{known}疑似同一单位，如果是，运行 {merge_words(plan, made, known)}"
