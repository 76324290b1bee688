"""Sets of rules by name: the default, those of papers, and those that a person wrote."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from gytrack.errors import InputError
from gytrack.status.rules import Rules
from gytrack.usecases.asking.typed import plain
from gytrack.usecases.ruling.figures import changed

DEFAULT = "default"


class RuleSet(NamedTuple):
    """A set of rules with where its figures come from.

    ``own`` are the keys that the set itself says; all else is the default's, or that of the set it begins with.
    ``beyond`` says what its paper asks for that the program cannot know.
    """

    name: str
    title: str
    source: str
    rules: Rules
    own: Mapping[str, str]
    beyond: str = ""

    def origin(self, key: str) -> str:
        """Say where a figure comes from."""
        return self.own.get(key, "缺省")


class _Paper(NamedTuple):
    title: str
    source: str
    figures: Mapping[str, object]
    beyond: str = ""


_PAPERS: Mapping[str, _Paper] = MappingProxyType({
    "yinchuan": _Paper(
        "银川",
        "银川市重点项目亮灯（m.qlbk.net/3Ww4l7bw75）：达到序时为绿；慢10至30个百分点或当月应开工未开工为黄；"
        "慢30个百分点以上或3个月未开工为红",
        {"gap_yellow": 10, "gap_red": 30, "due_soon_days": None, "unbegun_yellow": 1, "unbegun_red": 3},
        "应开工的日期按方案的起算日计；督办函、每月清单是亮灯之后的处置",
    ),
    "sanya": _Paper(
        "三亚",
        "三亚市重点工作亮灯（海南日报2022-05-13）：达到序时为绿；慢于序时50%以内为黄；慢于序时50%以上或两个月未报为红",
        {
            "gap_unit": "percent",
            "gap_yellow": 1,
            "gap_red": 50,
            "due_soon_days": None,
            "missed_yellow": None,
            "missed_red": 2,
            "missed_after_reports": True,
        },
        "约谈、连续两次黄灯报分管副市长是亮灯之后的处置",
    ),
    "suqian": _Paper(
        "宿迁",
        "宿迁产发集团督办（suqian.gov.cn 202506）：临近时限为蓝；慢于序时或质量不高为黄；逾期为红",
        {
            "gap_yellow": 1,
            "gap_red": None,
            "due_soon_light": "green",
            "late_red_days": 1,
            "labels": {"due_soon": "蓝灯"},
        },
        "“临近”未写天数，取缺省的30天；质量不高由人判断，可用 gytrack override 定黄灯",
    ),
    "guangyuan": _Paper(
        "广元",
        "广元市督查亮牌（pouringspot.com 转载）：进展缓慢为黄；难以完成为红",
        {"gap_yellow": None, "gap_red": None, "due_soon_days": None, "slow": "yellow", "blocked": "red"},
        "缓慢、难以完成由人判断，这里取所报状态进度滞后、受阻；连续两次黄牌发函、扣分是亮灯之后的处置",
    ),
    "yichang": _Paper(
        "宜昌",
        "宜昌市督办台账（hugalliance.com 2019-05-14 转载）：正常推进为绿；临近时限为黄；滞后为红",
        {"gap_yellow": None, "gap_red": 0, "due_soon_days": 30, "late_red_days": 1},
        "“临近”未写天数，取缺省的30天",
    ),
    "late-days": _Paper(
        "逾期天数",
        "某施工企业计划管理（chaoliangfan.com）：逾期7天以内为黄，7至15天为橙，15天及以上为红",
        {
            "gap_yellow": None,
            "gap_red": None,
            "due_soon_days": None,
            "late_yellow_days": 1,
            "late_orange_days": 8,
            "late_red_days": 15,
            "blocked": None,
            "slow": None,
            "labels": {"overdue_orange": "橙灯"},
        },
        "只看逾期天数，不看序时",
    ),
    "flags": _Paper(
        "红旗",
        "某区每月亮旗通报（wenmi123.com/307239）：达到序时为红旗；进展缓慢为蓝旗；没有动静为黑旗",
        {
            "gap_yellow": 1,
            "gap_red": None,
            "due_soon_days": None,
            "slow": "yellow",
            "blocked": "red",
            "unbegun_red": 0,
            "labels": {"green": "红旗", "yellow": "蓝旗", "red": "黑旗"},
        },
        "“没有动静”取所报状态未启动、受阻",
    ),
})  # fmt: skip

UNKNOWABLE = (
    (
        "三明",
        "蓝橙红三级督办单（mnw.cn/1855869）：下一级由上一级没有办结而来，要有督办单的收发才能判定，台账里没有",
    ),
    (
        "枣庄",
        "按排名亮灯（632news 2023-04）：排在前列为蓝、末位为黄、再末位为红，要有各区市的名次；本程序不排名",
    ),
)
"""Papers whose lights rest on what the program cannot know, and why."""


def built_in() -> list[RuleSet]:
    """Return the default and the sets of papers."""
    default = RuleSet(DEFAULT, "缺省", "gytrack 的缺省规则", Rules(), {})
    return [default, *(_of_paper(name, paper) for name, paper in _PAPERS.items())]


def one_set(name: str, sets: Iterable[RuleSet]) -> RuleSet:
    """Return the set that a person names, by its name or its title.

    Raises:
        InputError: there is none.
    """
    wanted, known = plain(name).casefold(), list(sets)
    for one in known:
        if wanted in (one.name.casefold(), one.title.casefold()):
            return one
    listed = "、".join(one.name if one.name == one.title else f"{one.name}（{one.title}）" for one in known)
    why = next((f"：{why}" for place, why in UNKNOWABLE if place == wanted), "")
    raise InputError(f"没有规则集“{name}”{why}", f"可用：{listed}")


def _of_paper(name: str, paper: _Paper) -> RuleSet:
    figures = {key: False if value is None else value for key, value in paper.figures.items()}
    rules = changed(Rules(), name, paper.title, figures)
    return RuleSet(name, paper.title, paper.source, rules, dict.fromkeys(paper.figures, "出处"), paper.beyond)


_WORDS = ("title", "source", "base")


def own_set(name: str, written: object) -> RuleSet:
    """Return a set that a person wrote into a file, as TOML holds it.

    Raises:
        InputError: it is no set of rules; the error does not say yet where it stands.
    """
    if not isinstance(written, Mapping):
        raise InputError(f"规则集“{name}”的写法不对", f"请写成一节：[rules.{name}]，下面逐行写各项")
    sets = built_in()
    if any(plain(name).casefold() in (one.name, one.title) for one in sets):
        raise InputError(f"“{name}”是内置规则集的名称", "请换一个名称，可用 base 从内置的改起")
    for key in _WORDS:
        if not isinstance(written.get(key, ""), str):
            raise InputError(f"规则集“{name}”的 {key} 不是文字", "请加引号")
    base = one_set(written.get("base") or DEFAULT, sets)
    figures = {key: value for key, value in written.items() if key not in _WORDS}
    title = written.get("title") or name
    try:
        rules = changed(base.rules, name, title, figures)
    except InputError as error:
        raise InputError(f"规则集“{name}”：{error.wrong}", error.todo) from None
    own = dict.fromkeys(base.own, base.title) | dict.fromkeys(figures, "配置文件")
    return RuleSet(name, title, written.get("source") or "配置文件", rules, own)
