"""``gytrack config``: what is set, and where. All of it works on a file that is wrong, so that it can be mended."""

from pathlib import Path
from typing import Annotated

import typer

from gytrack.cli.commands import migrate_to
from gytrack.cli.config.contents import Contents
from gytrack.cli.config.edits import edited, sets
from gytrack.cli.config.loading import read
from gytrack.cli.config.settling import Settled, in_environment
from gytrack.cli.config.spec import BY_NAME, KEYS, Key, Value, toml_word
from gytrack.cli.config.values import chosen
from gytrack.cli.config.writing import write
from gytrack.cli.frame import options
from gytrack.cli.frame.ask import confirm
from gytrack.cli.frame.choices import one_of
from gytrack.cli.frame.named import Suggested
from gytrack.cli.frame.setting import configuration, settled
from gytrack.cli.screens.config_screen import print_settings
from gytrack.cli.screens.output import choose_format, say, talk
from gytrack.errors import GytrackError, InputError

app = typer.Typer(help="查看或改动设置，如台账的位置、填报单位；gytrack config show 列出全部。")

_NAMES: dict[str, tuple[str, ...]] = {key.name: () for key in KEYS}

KeyName = Annotated[
    str, typer.Argument(metavar="项", parser=one_of(_NAMES), help="、".join(_NAMES), show_default=False)
]
WrittenName = Annotated[
    str,
    typer.Argument(
        metavar="项",
        click_type=Suggested(_NAMES),
        help="配置文件里的一项，写错了的也可以",
        show_default=False,
    ),
]


@app.command("show")
def show(form: options.Format = None) -> None:
    """列出各项设置的值和来历：命令行、环境变量、文件、缺省，在前的优先。"""
    contents = configuration()
    talk(f"配置文件：{_whereabouts(contents)}")
    found = [(key, _settled_or_told(key)) for key in KEYS]
    _tell_faults(contents)
    print_settings(found, None if contents.path is None else str(contents.path), choose_format(form))


@app.command("get")
def get(name: KeyName) -> None:
    """只打印一项的值，供脚本使用；没有值的打印空行。"""
    value, origin = settled(BY_NAME[name])
    if origin in ("file", "default"):
        configuration().require_sound(name)
    say("" if value is None else toml_word(value))


@app.command("set")
def set_value(
    name: KeyName,
    value: Annotated[str, typer.Argument(metavar="值", help="这一项的新值", show_default=False)],
    yes: options.Yes = False,
) -> None:
    """设定一项，写入配置文件；文件里的注释、空行和次序都保留。"""
    key = BY_NAME[name]
    new = chosen(key, value)
    place = _change(name, new, yes=yes)
    say(f"已设定 {name} = {toml_word(new)}｜{place}")
    _tell_what_overrides(key)


@app.command("unset")
def unset(name: WrittenName, yes: options.Yes = False) -> None:
    """从配置文件里去掉一项，回到缺省。"""
    contents = configuration()
    name = _known(name)
    if not sets(contents.text or "", name):
        contents.require_sound(name)
        raise InputError(
            f"配置文件 {_path(contents)} 里没有“{name}”", "请用 gytrack config show 查看已设的项"
        )
    place = _change(name, None, yes=yes)
    say(f"已去掉 {name}｜{place}")


@app.command("path")
def path() -> None:
    """打印配置文件的位置。"""
    say(str(_path(configuration())))


app.command("migrate-to")(migrate_to.command)


def _change(name: str, value: Value | None, *, yes: bool) -> Path:
    """Write the file with one key set, or not set any more, and return its path."""
    contents = configuration()
    place = _path(contents)
    if contents.text is None:
        contents.require_sound(name)
    try:
        new = edited(contents.text or "", name, value)
    except ValueError:
        contents.require_sound(name)
        raise
    if new.loses_comments and not (yes or confirm(f"{_loss(name, place)}。仍要改吗？", otherwise=False)):
        raise GytrackError(f"{_loss(name, place)}，没有改", "请用编辑器改，或加 --yes")
    write(place, new.text)
    _tell_faults(read(place))
    return place


def _loss(name: str, place: Path) -> str:
    return f"{name} 在 {place} 里的写法较特殊，改动后文件里的注释会丢失"


def _known(name: str) -> str:
    """Return a key's own name for what was typed; what is no key stays as it is, so that it can be taken out."""
    from gytrack.usecases.asking.typed import plain

    word = plain(name).casefold()
    return word if word in BY_NAME else name


def _path(contents: Contents) -> Path:
    if contents.path is None:
        raise InputError("找不到您的用户文件夹", "请用环境变量 GYTRACK_CONFIG 指定配置文件")
    return contents.path


def _whereabouts(contents: Contents) -> str:
    if contents.path is None:
        return "无处可放，可用环境变量 GYTRACK_CONFIG 指定"
    return f"{contents.path}{'' if contents.exists else '（还没有）'}"


def _settled_or_told(key: Key) -> Settled | None:
    """Return what holds for a key; where nothing can, tell why."""
    try:
        return settled(key)
    except InputError as error:
        talk(str(error))
        return None


def _tell_faults(contents: Contents) -> None:
    for _, error in contents.faults:
        talk(str(error))


def _tell_what_overrides(key: Key) -> None:
    try:
        value = in_environment(key)
    except InputError as error:
        talk(str(error))
        return
    if value is not None:
        talk(
            f"注意：环境变量 {key.variable} 现为“{toml_word(value)}”，优先于配置文件；"
            "去掉它，这项设定才起作用"
        )
