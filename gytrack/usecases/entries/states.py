"""States of progress as people say them."""

from gytrack.dates import shorten
from gytrack.errors import InputError
from gytrack.records.terms import State
from gytrack.term_words import STATES
from gytrack.usecases.asking.typed import plain
from gytrack.wording import state_of

_NEAR: dict[State, str] = {
    "not_started": "未开始 没开始 没启动 没有开始 没有启动 尚未启动 尚未开始 还没开始 未开工 尚未开工",
    "on_track": "顺利 正常 进展正常 推进顺利 顺利推进 正常推进 按序时推进 符合序时 达到序时 快于序时",
    "slow": "滞后 进展滞后 推进滞后 落后 缓慢 进展缓慢 推进缓慢 偏慢 较慢 慢 慢于序时 滞后于序时 未达序时",
    "blocked": "卡住 卡住了 卡壳 遇阻 推进受阻 进展受阻",
    "done": "完成 完成了 全部完成 办结 已办结 完结 已完结",
    "ongoing": "常态 常态化 常态化推进 长期推进 长期坚持",
}
"""Words that mean one state and no other. 推进中, 基本完成, 延期 are left out: they leave open how it stands."""


def parse_state(typed: str) -> State:
    """Read a state, as its English key, its Chinese word, or a near word that can mean no other.

    Raises:
        InputError: it is none.
    """
    word = plain(typed).lower().rstrip("。").replace("-", "_").replace(" ", "_")
    state = state_of(word) or next((state for state, near in _NEAR.items() if word in near.split()), None)
    if state is None:
        known = "、".join(f"{key}（{chinese}）" for key, chinese in STATES.items())
        raise InputError(f"没有“{shorten(typed)}”这种进展状态", f"可用：{known}")
    return state
