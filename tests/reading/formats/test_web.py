"""Saved pages: the article without what stands around it, in every charset; lines, lists and tables as a browser shows them."""

import base64

import pytest
from told_papers import grids, lines

from gytrack.errors import DocumentError
from gytrack.reading.formats.opening import open_paper
from gytrack.reading.text.paper import Paper

PROSE = "深入贯彻落实上级决策部署，结合我市实际，现就有关工作制定如下实施方案，请认真组织实施。"


def page(body: str, head: str = "", name: str = "方案.html") -> Paper:
    return open_paper(f"<html><head>{head}</head><body>{body}</body></html>".encode(), name)


def within(body: str) -> list[str]:
    """Return the lines of a body that stands in an article of some length."""
    found = lines(page(f"<div class='a'><p>{PROSE}</p>{body}<p>{PROSE}</p></div>"))
    assert (found[0], found[-1]) == (PROSE, PROSE)
    return found[1:-1]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb2312", "gbk", "gb18030"])
def test_charsets(encoding: str) -> None:
    declared = "" if encoding.startswith("utf-") else f"<meta charset='{encoding}'>"
    data = f"<html><head>{declared}</head><body><p>{PROSE}</p></body></html>".encode(encoding)
    assert lines(open_paper(data, "a.htm")) == [PROSE]


def test_a_charset_that_is_declared_wrongly_or_not_at_all_is_tried() -> None:
    for declared in ("<meta charset='utf-8'>", "<meta charset='nonsense-8'>", ""):
        data = f"<html><head>{declared}</head><body><p>{PROSE}</p></body></html>".encode("gb18030")
        assert lines(open_paper(data, "a.htm")) == [PROSE]
    wider = f"<html><head><meta charset=gb2312></head><body><p>{PROSE}䶮</p></body></html>".encode("gb18030")
    assert lines(open_paper(wider, "a.htm")) == [f"{PROSE}䶮"]


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("<p>上<br>下<br/></p>", ["上", "下"]),
        ("<div>一<div>二</div>三</div>", ["一", "二", "三"]),
        ("<p>跨\n  行&nbsp;<span>续</span></p>", ["跨 行\xa0续"]),
        ("<p><b>粗</b><a href='#'>链</a><o:p></o:p></p>", ["粗链"]),
        ("<ol><li>甲</li><li>乙</li></ol>", ["1. 甲", "2. 乙"]),
        ("<ol start='3'><li>甲</li><li>（二）乙</li></ol>", ["3. 甲", "（二）乙"]),
        ("<ol style='list-style:none'><li>甲</li></ol>", ["甲"]),
        ("<ul><li>甲</li><li>1.乙</li></ul>", ["• 甲", "1.乙"]),
        ("<p>见<script>var a = 1;</script>附件<style>p{}</style></p>", ["见附件"]),
        ("<p>显<span style='DISPLAY: none'>隐</span><span hidden>隐</span>示</p>", ["显示"]),
        ("<!-- 注释 --><p>文<!--[if gte mso 9]><xml>字</xml><![endif]--></p>", ["文"]),
        ("<p>打印 | 关闭</p><p>分享到：</p><p>扫一扫在手机打开当前页</p><p>上一篇：另一个通知</p>", []),
        ("<p>打印机配备到位。</p><p>分享到位的经验。</p>", ["打印机配备到位。", "分享到位的经验。"]),
        ("<div><a>甲方案解读</a><a>乙方案解读</a><a>丙方案解读</a></div>", []),
        ("<p>附件：</p><p><a>1.分工表</a><a>2.清单</a><a>3.名单</a></p>", ["附件：", "1.分工表2.清单3.名单"]),
    ],
)
def test_lines(body: str, said: list[str]) -> None:
    assert within(body) == said


def test_headings_have_their_level() -> None:
    paper = page(f"<h1>标题</h1><div><p>{PROSE}</p><h2>一、目标<br>二行</h2><p>{PROSE}</p></div>")
    assert paper.headings == {1: 1, 3: 2, 4: 2}


def test_a_table_has_what_its_cells_span() -> None:
    table = (
        "<table><caption>任务分工表</caption><thead><tr><th colspan=2>任务</th><th>单位</th></tr></thead><tbody>"
        "<tr><td rowspan='2'>工程</td><td><p>甲</p><p>乙</p></td><td>区卫健局</td></tr>"
        "<tr><td>丙</td><td></td></tr></tbody></table>"
    )
    paper = page(f"<p>{PROSE}</p>{table}<p>{PROSE}</p>")
    assert grids(paper) == [[
        ("任务", 0, 0, 1, 2), ("单位", 0, 2, 1, 1),
        ("工程", 1, 0, 2, 1), ("甲\n乙", 1, 1, 1, 1), ("区卫健局", 1, 2, 1, 1),
        ("丙", 2, 1, 1, 1), ("", 2, 2, 1, 1),
    ]]  # fmt: skip
    assert lines(paper)[1] == "任务分工表"


@pytest.mark.parametrize("span", ["-1", "99999999999", "x", "", "²"])
def test_absurd_spans_are_one_or_end_with_the_table(span: str) -> None:
    row = f"<tr><td rowspan='{span}' colspan='{span}'>甲</td><td>乙</td></tr>"
    paper = page(f"<p>{PROSE}</p><table>{row}</table><p>{PROSE}</p>")
    assert [cell[0] for cell in grids(paper)[0]] == ["甲", "乙"]
    assert max(cell[4] for cell in grids(paper)[0]) <= 1000


def test_a_page_laid_out_by_tables_is_text_and_its_card_of_labels_lines() -> None:
    card = (
        "<table><tr><td>索 引 号：</td><td>000014349/2024-00001</td><td>主题分类：</td><td>卫生</td></tr>"
        "<tr><td>发文机关：</td><td>某市人民政府</td><td>成文日期：</td><td>2024年1月2日</td></tr></table>"
    )
    paper = page(
        f"<table><tr><td>{card}</td></tr><tr><td><p>{PROSE}</p><table><tr><td>甲</td><td>乙</td></tr></table></td></tr></table>"
    )
    assert lines(paper)[:4] == [
        "索 引 号：000014349/2024-00001",
        "主题分类：卫生",
        "发文机关：某市人民政府",
        "成文日期：2024年1月2日",
    ]
    assert grids(paper) == [[("甲", 0, 0, 1, 1), ("乙", 0, 1, 1, 1)]]


def test_an_article_that_is_a_table_stays_whole() -> None:
    rows = "".join(f"<tr><td>{number}</td><td>{PROSE}</td><td>区卫健局</td></tr>" for number in range(9))
    paper = page(
        f"<div class='nav'><a>首页</a></div><div><table><tr><td>序号</td><td>任务</td><td>单位</td></tr>{rows}</table></div>"
    )
    assert len(grids(paper)[0]) == 30


def test_what_its_name_calls_navigation_stays_where_it_holds_the_text() -> None:
    assert lines(page(f"<div class='header'><p>{PROSE}</p><p>{PROSE}</p></div>")) == [PROSE, PROSE]


def test_a_title_that_only_the_page_knows_stands_first() -> None:
    named = "<meta name='ArticleTitle' content='某市某工程实施方案'>"
    assert lines(page(f"<p>{PROSE}</p>", named))[0] == "某市某工程实施方案"
    assert (
        lines(page(f"<p>{PROSE}</p>", "<title>某市某工程实施方案_政务公开_某市人民政府</title>"))[0]
        == "某市某工程实施方案_政务公开"
    )
    printed = f"<p>某市</p><p>某工程实施方案</p><p>{PROSE}</p>"
    assert lines(page(printed, named)) == ["某市", "某工程实施方案", PROSE]


def test_a_page_that_was_saved_as_one_file() -> None:
    data = (
        b'From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="x"\r\n\r\n'
        b"--x\r\nContent-Type: text/html; charset=gb2312\r\nContent-Transfer-Encoding: base64\r\n\r\n"
    )
    html = f"<html><body><p>{PROSE}</p></body></html>".encode("gb18030")
    assert lines(open_paper(data + base64.encodebytes(html) + b"\r\n--x--\r\n", "方案.mhtml")) == [PROSE]
    with pytest.raises(DocumentError, match="mht 文件已损坏"):
        open_paper(b"no page", "方案.mht")


def test_a_page_is_known_by_how_it_opens() -> None:
    data = f"\n<!DOCTYPE html><html><body><p>{PROSE}</p></body></html>".encode()
    assert lines(open_paper(data, "方案.txt")) == [PROSE]


def test_a_page_without_text_names_the_way_out() -> None:
    with pytest.raises(DocumentError, match="没有正文") as raised:
        page("<script>load()</script><iframe src='a.pdf'></iframe>")
    assert "浏览器" in raised.value.todo
