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
        "adjust": Entry("adjust", "调整指标或任务：目标、时限、责任单位，取消或增加", ("调整",)),
        "review": Entry("review", "列出要核对的进展：下降、跳增、照抄等", ("核对",)),
        "milestone": Entry("milestone", "把一项指标分解到各年度或季度", ("分年度",)),
        "milestones": Entry("milestones", "列出一年内各指标要达到的数", ("年度计划",)),
        "close": Entry("close", "申请销号，附佐证材料", ("销号", "申请销号")),
        "verify": Entry("verify", "审核销号申请，或退回", ("审核", "审核销号")),
        "reopen": Entry("reopen", "重开已销号或不适用的任务", ("重开",)),
        "evidence": Entry("evidence", "列出佐证材料及其缺口", ("佐证",)),
        "assign": Entry("assign", "登记谁实际承办：承办单位、责任科室、责任领导、联络员", ("分工",)),
        "dispute": Entry("dispute", "登记责任不明确，或明确的结果", ("争议",)),
        "fund": Entry("fund", "登记资金：安排、拨付、支出", ("资金",)),
        "target": Entry("target", "自设统计项：方案没有写而要统计的数，不计入进度和亮灯", ("自设",)),
        "override": Entry("override", "人工定灯：由人定一项任务亮什么灯", ("定灯",)),
        "rules": Entry("rules", "亮灯规则：列出、查看、设定", ("亮灯规则",)),
        "evaluate": Entry("evaluate", "中期评估和总结评估：完成情况、结论、附表", ("评估",)),
        "rectify": Entry("rectify", "提出整改，登记整改完成", ("整改",)),
        "title": Entry("title", "给任务起一个短标题", ("标题",)),
        "bulletin": Entry("bulletin", "编发、重印、对比进展情况（第n期）", ("简报", "通报")),
        "changes": Entry("changes", "某日或某期以来变动的数字，和背后的命令", ("变动",)),
        "export": Entry("export", "导出为 xlsx、csv、md、json 等文件", ("导出",)),
        "read": Entry("read", "读一份方案文件，不写台账", ("读取",)),
        "import": Entry("import_plan", "把方案导入台账", ("导入",)),
        "plans": Entry("plans", "列出台账里的方案", ("方案",)),
        "plan": Entry("plan", "查看、检查、对照或设定方案", ()),
        "depts": Entry("depts", "列出方案涉及的单位", ("单位",)),
        "dept": Entry("dept", "整理单位：别名、改名、合并、统称的成员", ()),
        "load": Entry("load", "负担与欠报：各单位有多少任务，多久没有报送", ("负担",)),
        "history": Entry("history", "查看改动记录", ("历史",)),
        "undo": Entry("undo", "撤销一条命令", ("撤销",)),
        "check": Entry("check", "检查台账是否完好", ("检查",)),
        "backup": Entry("backup", "把整个台账备份为一个文件", ("备份",)),
        "restore": Entry("restore", "用备份恢复台账", ("恢复",)),
        "completion": Entry("completion", "输出命令行补全的脚本", ("补全",)),
        "config": Entry("config", "查看或改动设置，如台账的位置、填报单位", ("配置",)),
    },
)
