"""What can be set: the one table that the loader, the commands, completion and the check of the READMEs read."""

from typing import Literal, NamedTuple

from gytrack.addresses import masked

Kind = Literal["path", "code", "text", "bool", "int"]
Value = str | bool | int

BACKUP_DAYS = 7


class Key(NamedTuple):
    """One thing that can be set.

    ``absent`` says in words what holds where nothing is set, where ``default`` cannot say it: it depends on the machine
    or the ledger. ``least`` and ``most`` bound whole numbers.
    """

    name: str
    kind: Kind
    help: str
    absent: str = ""
    default: Value | None = None
    least: int = 0
    most: int = 0

    @property
    def variable(self) -> str:
        """The environment variable that sets it for one call or one session."""
        return f"GYTRACK_{self.name.upper()}"

    @property
    def otherwise(self) -> str:
        """What holds where nothing is set, in words."""
        return self.absent if self.default is None else toml_word(self.default)


KEYS = (
    Key(
        "db",
        "path",
        "台账文件，或 postgresql:// 地址；文件里写相对路径的，从配置文件所在的文件夹算起",
        "用户数据文件夹里的 ledger.db",
    ),
    Key("plan", "code", "哪个方案，all 为全部", "默认方案，或唯一的方案"),
    Key("user", "text", "记在谁名下", "登录名；用数据库时为数据库用户"),
    Key("unit", "text", "填报单位，写在导出的工作簿的表头", "不写"),
    Key("ascii", "bool", "表格对不齐时用：控制台把“”—●等符号画成两格宽", default=False),
    Key("backup_days", "int", "几天没有备份就在首页提醒，0 为不提醒", default=BACKUP_DAYS, most=9999),
)
BY_NAME = {key.name: key for key in KEYS}


def kind_word(key: Key) -> str:
    """Return what a key's values are, in words."""
    if key.kind == "int":
        return f"{key.least}至{key.most}的整数"
    return {"path": "文件", "code": "代号", "text": "文字", "bool": "是或否"}[key.kind]


def toml_word(value: Value) -> str:
    """Return a value as scripts and the file write it, text without its quotes; no address with a password."""
    return str(value).lower() if isinstance(value, bool) else masked(str(value))
