"""The Chinese word for each term that the records know, as papers write it: tables alone, which every start can bear."""

from gytrack.records.terms import (
    Closure,
    EvaluationKind,
    Kind,
    Light,
    Outcome,
    Role,
    State,
    Trend,
)

LIGHTS: dict[Light, str] = {"red": "红灯", "yellow": "黄灯", "green": "绿灯", "grey": "未报"}
STATES: dict[State, str] = {
    "not_started": "未启动",
    "on_track": "进展顺利",
    "slow": "进度滞后",
    "blocked": "受阻",
    "done": "已完成",
    "ongoing": "常态推进",
}
KINDS: dict[Kind, str] = {"task": "建设任务", "measure": "配套措施", "safeguard": "保障措施"}
CLOSURES: dict[Closure, str] = {
    "open": "未销号",
    "applied": "已申请销号",
    "closed": "已销号",
    "dropped": "已取消",
    "na": "不适用",
}
ROLES: dict[Role, str] = {"lead": "牵头", "support": "配合"}
EVALUATIONS: dict[EvaluationKind, str] = {"mid": "中期评估", "final": "总结评估"}
OUTCOMES: dict[Outcome, str] = {
    "early": "提前完成",
    "as_expected": "达到预期",
    "nearly": "基本达到预期",
    "behind": "滞后于预期",
    "completed": "完成",
    "nearly_completed": "基本完成",
    "not_completed": "未完成",
    "unknown": "暂无法评估",
    "dropped": "已取消",
}
TRENDS: dict[Trend, str] = {"rising": "上升", "level": "持平", "falling": "下降", "unknown": "无法判断"}
