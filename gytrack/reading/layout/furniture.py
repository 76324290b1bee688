"""Lines that a web page prints about a document, beside it and not of it: 索引号：…, 来源：… 发布时间：…."""

import re
from collections.abc import Iterable, Sequence

from gytrack.reading.text.passage import Passage

DOC_NO = r"[^\W\d_a-zA-Z]{1,12}[〔\[【（]20\d\d[〕\]】）]第?\d+号"
_ABOUT = (
    *("索引号", "索引编号", "信息索引号", "文号", "发文字号", "发文文号", "发布文号", "文件编号"),
    *(
        "发布机构",
        "发文机关",
        "发文单位",
        "发布单位",
        "公开主体",
        "制定机关",
        "信息来源",
        "文章来源",
        "来源",
        "作者",
    ),
    *(
        "主题分类",
        "主题词",
        "信息分类",
        "体裁分类",
        "组配分类",
        "公文种类",
        "文件类型",
        "所属栏目",
        "当前位置",
    ),
    *("公开方式", "公开类别", "有效性", "效力状态", "时效性", "是否有效"),
    *("浏览次数", "浏览量", "浏览", "阅读次数", "阅读量", "阅读", "点击数", "点击量", "点击"),
    *("字体", "字号", "字体大小", "分享到", "责任编辑", "编辑", "审核", "初审", "终审", "打印"),
    *("发布时间", "发布日期", "成文日期", "成文时间", "发文日期", "发文时间", "印发日期", "印发时间"),
    *("生成日期", "公开日期", "公布日期", "更新时间", "时间", "日期"),
)
_LINE = re.compile(rf"[【\[（]?(?:{'|'.join(sorted(_ABOUT, key=len, reverse=True))})[：】]")
_BEHIND = re.compile(
    "(?:发布|发文|成文|更新)(?:时间|日期)：|(?:信息|文章)?来源：|作者：|浏览(?:次数|量)?：|点击(?:数|量)?："
)
_OF_PAGE = re.compile(
    "[【（]?(?:信息)?索引(?:编?号)：|[【（]?责任编辑：|(?:信息|文章)来源：|(?:发布|发文)(?:机构|机关|时间|日期)：|浏览(?:次数|量)："
)
_RULE = re.compile(r"[|_=*—-]+")
# The red head of an official paper, as GB/T 9704 sets it above the number.
_RED_HEAD = re.compile(r"[^\W\d_a-zA-Z]{2,30}(?:委员会|政府|厅|局|办公室|委|部|办)文件")
_NUMBER = re.compile(rf"(?:文号|发文字号|发文文号|发布文号|文件编号)：(?P<number>{DOC_NO})")


def is_furniture(line: Passage) -> bool:
    """Tell a line that opens with what a page says of a document: ``来源：…``, and the red head above a paper."""
    return bool(_LINE.match(line.text) or _RED_HEAD.fullmatch(line.text))


def tells_of_page(line: Passage) -> bool:
    """Tell what no text of a plan opens with: ``索引号：…``, ``责任编辑：…``; ``时间：`` and ``编辑：`` may."""
    return bool(_OF_PAGE.match(line.text))


def without_furniture(lines: Iterable[Passage]) -> list[Passage]:
    """Return the lines of the document itself, without what a page says of it behind its title."""
    return [_title_alone(line) for line in lines if not (is_furniture(line) or _RULE.fullmatch(line.text))]


def _title_alone(line: Passage) -> Passage:
    gaps = (found.start() for found in _BEHIND.finditer(line.text))
    at = next((at for at in gaps if at and line.sheet.gap_after(line.start + at - 1)), len(line))
    return line[:at]


def printed_number(lines: Sequence[Passage]) -> str | None:
    """Return what a page gives as the document's number: ``发文字号：…``."""
    return next((found["number"] for line in lines if (found := _NUMBER.search(line.text))), None)
