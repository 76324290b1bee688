"""How cells look: fonts, borders and the formats in which numbers and days are shown."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, Literal, cast

from gytrack.dates import month_end
from gytrack.export.tables import CellKind

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format

Look = Literal["general", "percent", "date", "year_end", "month_end", "long_day"]

# A font is one name: where it is missing, charset and family lead to the system's own Song. Bold would then be right,
# but on a computer that has the font of titles it would be a title twice as heavy as papers have it.
TITLE = {"font_name": "方正小标宋简体", "font_charset": 134, "font_family": 1, "font_size": 18}
BODY = {"font_name": "宋体", "font_charset": 134, "font_family": 3, "font_size": 10}
HEADING = {"font_name": "黑体", "font_charset": 134, "font_family": 3, "font_size": 10}

# A percent is a whole number of points, so that a filter and a formula find the 75 that every other form has.
_NUMBERS: dict[Look, str] = {
    "general": "General",
    "percent": '0"%"',
    "date": "yyyy-mm-dd",
    "year_end": 'yyyy"年底"',
    "month_end": 'yyyy"年"m"月底"',
    "long_day": 'yyyy"年"m"月"d"日"',
}
# Dark on pale: on paper without colours the word is read, not the shade.
LIGHTS: dict[str, dict[str, Any]] = {
    "red": {"bg_color": "#F8CBCB", "font_color": "#9C0006", "bold": True},
    "yellow": {"bg_color": "#FFEB9C", "font_color": "#7F4F00", "bold": True},
    "green": {"bg_color": "#D3EDD3", "font_color": "#00561B"},
    "grey": {"bg_color": "#E3E3E3", "font_color": "#404040"},
}
_WORDS = {
    "红灯": "red", "黄灯": "yellow", "绿灯": "green", "未报": "grey", "逾期未报": "grey", "未启动": "grey",
}  # fmt: skip


class Styles:
    """The formats of one workbook, each made once."""

    def __init__(self, workbook: "Workbook", lights: Mapping[str, str]) -> None:
        """Make the formats; ``lights`` are words for lights beside the usual ones, or in another meaning."""
        self._workbook = workbook
        self._made: dict[tuple[bool, Look], Format] = {}
        make = workbook.add_format
        self.title = make({**TITLE, "align": "center", "valign": "vcenter"})
        self.left = make({**BODY, "align": "left", "valign": "vcenter"})
        self.right = make({**BODY, "align": "right", "valign": "vcenter"})
        self.words = make({**BODY, "align": "left", "valign": "vcenter", "text_wrap": True})
        self.heading = make(
            {**HEADING, "align": "center", "valign": "vcenter", "text_wrap": True, "border": 1, "bg_color": "#E8EEF4"}
        )  # fmt: skip
        looks = {light: make(look) for light, look in LIGHTS.items()}
        self.lights = [(word, looks[light]) for word, light in {**_WORDS, **lights}.items()]

    def of_cell(self, look: Look, *, centred: bool) -> int:
        """Return the number of the format of a cell of the body."""
        key = centred, look
        if key not in self._made:
            more: dict[str, Any] = {"align": "center" if centred else "left", "num_format": _NUMBERS[look]}
            self._made[key] = self._workbook.add_format(
                {**BODY, **more, "valign": "vcenter", "text_wrap": True, "border": 1}
            )
        return _number(self._made[key])

    def of_line(self) -> int:
        """Return the number of the format of a line without borders."""
        return _number(self.left)


def number_look(kind: CellKind) -> Look:
    """Return how a column shows its numbers."""
    return "percent" if kind == "percent" else "general"


def day_looks(kind: CellKind) -> tuple[Look, ...]:
    """Return all the ways in which a column shows days."""
    return ("year_end", "month_end", "long_day") if kind == "deadline" else ("date",)


def day_look(kind: CellKind, day: date) -> Look:
    """Return how a column shows a day: a deadline as papers write it, any other in figures."""
    if kind != "deadline":
        return "date"
    if (day.month, day.day) == (12, 31):
        return "year_end"
    return "month_end" if day == month_end(day.year, day.month) else "long_day"


def _number(style: "Format") -> int:
    """Return the number by which cells name a format; whoever has one is written into the workbook."""
    return cast("int", style._get_xf_index())  # type: ignore[no-untyped-call]  # noqa: SLF001 - as its own cells do
