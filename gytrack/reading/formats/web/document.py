"""A saved page as a paper: the article, without what the site puts around it."""

import re
from itertools import takewhile
from typing import TYPE_CHECKING

from gytrack.reading.formats.blocks import Block, Line
from gytrack.reading.formats.draft import Draft
from gytrack.reading.formats.limits import MOST_PAGE_MARKS, MOST_PART_BYTES
from gytrack.reading.formats.markup import check_marks
from gytrack.reading.formats.refusing import check_cells, damaged, too_much
from gytrack.reading.formats.web.article import drop_lists_of_links, find_article, prune
from gytrack.reading.formats.web.charset import decode_page
from gytrack.reading.formats.web.lines import read_blocks
from gytrack.reading.layout.titles import ends_as_title
from gytrack.reading.text.paper import Paper
from gytrack.reading.text.widths import in_one_form

if TYPE_CHECKING:
    from lxml.etree import _Element

_EMPTY = "里没有正文"
_COPY = "网页的正文可能没有一起保存；请在浏览器里打开网页，选中正文复制到 Word 里，存为 docx 再读"
_WITHOUT_XML = re.compile(r"^\s*<\?xml[^>]*\?>")
# Words by which a site speaks of its own page; each stands alone on a line.
_BUTTON = (
    r"(?:打印(?:本页)?|关闭(?:窗口|本页)?|返回(?:顶部|首页|列表)?|收藏|纠错|分享(?:到|至)?|微信|微博|QQ空间)"
)
_OF_THE_SITE = re.compile(
    rf"(?:[\[【]?{_BUTTON}[\]】]?[\s|｜/：:]*)+"
    r"|扫一扫.{0,20}|字(?:[体号]|体大小)[：:].{0,20}|(?:浏览|阅读|点击)(?:次数|量)[：:]?\s*\d*\s*次?"
    r"|[上下]一[篇条].{0,80}|(?:责任)?编辑[：:].{0,20}|主办(?:单位)?[：:].*|.{0,40}ICP备.*|版权所有.*"
    r"|您?(?:当前|现在)?(?:所在)?的?位置[：:].*"
)
_SITE_NAME = re.compile(r"\s*[-_|—–]+\s*[^-_|—–]{2,30}$")
_TITLE_LINES = 12
_PARTS = re.compile("[_|]")
_LONGEST_TITLE = 300
_LONGEST_OF_SITE = 200


def web_paper(text: str, data: bytes, name: str) -> Paper:
    """Return a page as a paper; ``text`` is the page, ``data`` the file's bytes.

    Raises:
        DocumentError: the page holds no text, or is made to harm.
    """
    root = _parse(text, name)
    body = root.find("body")
    title = _title(root)
    article = root if body is None else body
    prune(article)
    article = find_article(article)
    drop_lists_of_links(article)
    blocks = [block for block in read_blocks(article, name) if not _is_of_the_site(block)]
    draft = Draft(name)
    if title and blocks and not _has_title(blocks, title):
        draft.line(title, 1)
    draft.add(blocks)
    return draft.paper(data, _EMPTY, _COPY)


def page_paper(data: bytes, name: str) -> Paper:
    """Return a saved page as a paper. Raises as ``web_paper``."""
    if len(data) > MOST_PART_BYTES:
        raise too_much(name, f"超过 {MOST_PART_BYTES >> 20} MB")
    return web_paper(decode_page(data), data, name)


def archive_paper(data: bytes, name: str) -> Paper:
    """Return a page that was saved as one file as a paper. Raises as ``web_paper``."""
    from gytrack.reading.formats.web.archive import page_of_archive  # few pages are saved so

    return web_paper(page_of_archive(data, name), data, name)


def _parse(text: str, name: str) -> "_Element":
    from lxml import etree  # an office library: most files are text

    page = _WITHOUT_XML.sub("", text).replace("\0", "").encode("utf-8", errors="replace")
    if len(page) > MOST_PART_BYTES:
        raise too_much(name, f"超过 {MOST_PART_BYTES >> 20} MB")
    check_marks(page, name, MOST_PAGE_MARKS)
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root: _Element | None = etree.fromstring(page, parser)
    except (etree.XMLSyntaxError, ValueError):
        root = None
    if any(one.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for one in parser.error_log):
        raise too_much(name, "的内容套得太深或太长")
    if root is None:
        raise damaged(name, "网页")
    check_cells(sum(1 for _ in root.iter("td", "th")), name)
    return root


def _is_of_the_site(block: Block) -> bool:
    text = block.text.strip() if isinstance(block, Line) else ""
    return 0 < len(text) <= _LONGEST_OF_SITE and bool(_OF_THE_SITE.fullmatch(text))


def _title(root: "_Element") -> str:
    """Return what the page says that its article is called; the window's title is often but the site's."""
    named = (one for one in root.iter("meta") if (one.get("name") or "").lower() == "articletitle")
    titles = [one.get("content") or "" for one in named]
    titles += ["".join(one.itertext()) for one in root.iter("h1")]
    windows = [
        _SITE_NAME.sub("", "".join(one.itertext()).strip()[:_LONGEST_TITLE]) for one in root.iter("title")
    ]
    titles += [one for one in windows if any(ends_as_title(in_one_form(part)) for part in _PARTS.split(one))]
    return next((" ".join(title.split()) for title in titles if title.strip()), "")[:_LONGEST_TITLE]


def _has_title(blocks: list[Block], title: str) -> bool:
    """Tell whether the article itself begins with a title: the page's, or a line before the text that ends as one."""
    opening = [block.text for block in blocks[:_TITLE_LINES] if isinstance(block, Line)]
    above = takewhile(lambda line: "。" not in line, opening)
    return _letters(title) in _letters("".join(opening)) or any(
        ends_as_title(in_one_form(line.strip())) for line in above
    )


def _letters(text: str) -> str:
    return re.sub(r"[\W_]", "", text)
