"""Which of the bodies of a list leads, as a paper says once: the first, those before the comma, those with a star."""

import re
from typing import Literal

Order = Literal["first", "comma", "comma or first", "semicolon", "mark", "unseen", "all"]
"""``unseen`` is a rule that a text does not show: bold type, an underline; ``comma or first`` where a paper says that
lists may name no lead: one without a comma is read as if it had no rule; ``all`` where a column holds but leads.
"""

MARKS = "*★☆▲△※●◎#"
_LEADS = "(?:牵头|主办|主责|第一责任|主要责任|首要责任)"
_FIRST = "(?:排|列|位|排名|排序|居|在|于).{0,4}(?:第一|首)|首位|首个|第一(?:个|家|位)?(?:的)?(?:单位|部门|责任单位)|最前"
_ORDERS: dict[Order, re.Pattern[str]] = {
    "all": re.compile(rf"序号[^，。；：]{{2,40}}{_LEADS}(?:责任)?(?:单位|部门)$"),
    "comma or first": re.compile(rf"逗号”?(?:之|以)?前.*{_LEADS}.*(?:未|没有|无)(?:明确|注明|标明)?{_LEADS}"),
    "comma": re.compile(rf"逗号”?(?:之|以)?前.*{_LEADS}|{_LEADS}.*逗号”?(?:之|以)?前"),
    "semicolon": re.compile(rf"分号”?(?:之|以)?前.*{_LEADS}|{_LEADS}.*分号”?(?:之|以)?前"),
    "mark": re.compile(
        rf"(?:加|带|标|注|有|以|打|用)“?(?:[{re.escape(MARKS)}]|星号|三角).*{_LEADS}|{_LEADS}.*(?:加|带|标|注|打|用|以)“?(?:[{re.escape(MARKS)}]|星号)"
    ),
    "unseen": re.compile(
        rf"(?:黑体|加粗|粗体|下划线|划线|斜体|楷体|红字|红色).*{_LEADS}|{_LEADS}.*(?:黑体|加粗|粗体|下划线|斜体|楷体)"
    ),
    "first": re.compile(rf"(?:{_FIRST}).*{_LEADS}|{_LEADS}.*(?:{_FIRST})|(?:排|列|排名|排序).{{0,3}}第一"),
}
_SPEAKS = re.compile(f"{_LEADS}|第一")
_SENTENCE = re.compile(r"[^。；（）〔〕]+")


def is_order(text: str) -> bool:
    """Tell a clause that says who leads a list: ``排第一位的为牵头单位``, ``逗号前为牵头单位``."""
    return _order_of(text) is not None


def stated_order(text: str) -> Order | None:
    """Return the rule that a paragraph states, if any."""
    if not _SPEAKS.search(text):
        return None
    return next((order for part in _SENTENCE.findall(text) if (order := _order_of(part))), None)


def _order_of(text: str) -> Order | None:
    return next((order for order, pattern in _ORDERS.items() if pattern.search(text)), None)
