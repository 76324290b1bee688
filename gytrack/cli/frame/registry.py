"""The table of commands: where each one's module is and what else it may be called; nothing is imported for it."""

from collections.abc import Mapping
from typing import NamedTuple


class Entry(NamedTuple):
    """A command: its module inside the package, its line in the program's help, its Chinese names."""

    module: str
    summary: str
    aliases: tuple[str, ...]


class Registry(NamedTuple):
    """A package of command modules; ``home`` is the one for the bare program's name."""

    package: str
    home: str
    commands: Mapping[str, Entry]

    def name_of(self, word: str) -> str | None:
        """Return the command's English name for what a person typed, null where there is none."""
        if word in self.commands:
            return word
        return next((name for name, entry in self.commands.items() if word in entry.aliases), None)

    def words(self) -> list[str]:
        """Return every name that a person may type."""
        return [word for name, entry in self.commands.items() for word in (name, *entry.aliases)]


COMMANDS = Registry(
    package="gytrack.cli.commands",
    home="home",
    commands={
        "status": Entry("status", "台账：各项任务的亮灯与进度", ("台账",)),
        "log": Entry("log", "登记一条进展", ("登记",)),
        "why": Entry("why", "说明一项任务为何亮这个灯", ("为何",)),
        "show": Entry("show", "查看一项任务的全部内容", ("查看",)),
        "list": Entry("list_tasks", "列出方案的任务", ("任务",)),
        "targets": Entry("targets", "列出量化指标及完成情况", ("指标",)),
        "met": Entry("met", "认定一项指标达标", ("达标",)),
        "unmet": Entry("unmet", "取消达标认定", ("取消达标",)),
        "evaluate": Entry("evaluate", "中期评估和总结评估：完成情况、结论、附表", ("评估",)),
        "rectify": Entry("rectify", "提出整改，登记整改完成", ("整改",)),
        "title": Entry("title", "给任务起一个短标题", ("标题",)),
        "export": Entry("export", "导出为 xlsx、csv、md、json 等文件", ("导出",)),
        "read": Entry("read", "读一份方案文件，不写台账", ("读取",)),
        "import": Entry("import_plan", "把方案导入台账", ("导入",)),
        "plans": Entry("plans", "列出台账里的方案", ("方案",)),
        "plan": Entry("plan", "查看、检查、对照或设定方案", ()),
        "depts": Entry("depts", "列出方案涉及的单位", ("单位",)),
        "dept": Entry("dept", "整理单位：别名、改名、合并、统称的成员", ()),
        "history": Entry("history", "查看改动记录", ("历史",)),
        "undo": Entry("undo", "撤销一条命令", ("撤销",)),
        "check": Entry("check", "检查台账是否完好", ("检查",)),
        "backup": Entry("backup", "把整个台账备份为一个文件", ("备份",)),
        "restore": Entry("restore", "用备份恢复台账", ("恢复",)),
        "completion": Entry("completion", "输出命令行补全的脚本", ("补全",)),
        "config": Entry("config", "查看或改动设置，如台账的位置、填报单位", ("配置",)),
    },
)
