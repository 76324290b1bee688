"""A plan as a file of each kind, made of the lines of a text; and what was read, without where it stood."""

import io
import shutil
import subprocess
from collections.abc import Mapping
from html import escape
from pathlib import Path
from typing import Any

from gytrack.export.plan_json import plan_json
from gytrack.reading.document import read_plan
from gytrack.reading.formats.opening import open_paper

ROOT = Path(__file__).parents[3]
EXAMPLES = ROOT / "examples"
OWN = ROOT / "tests" / "reading" / "documents"
SHARED = ROOT.parent / "shared" / "plans"
PLACES = frozenset({"place", "line", "column", "quote", "source"})


def reading(data: bytes, name: str) -> Any:
    """Return the plan of a file as data, without places."""
    paper = open_paper(data, name)
    return _without_places(plan_json(read_plan(paper), paper.source))


def _without_places(found: Any) -> Any:
    if isinstance(found, dict):
        return {key: _without_places(one) for key, one in found.items() if key not in PLACES}
    return [_without_places(one) for one in found] if isinstance(found, list) else found


def as_docx(text: str) -> bytes:
    import docx

    document = docx.Document()
    for line in text.split("\n"):
        document.add_paragraph(line)
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()


def as_official(text: str) -> bytes:
    """Return a text laid out as official papers are (GB/T 9704): 三号, 28 points apart, indented, numbered pages."""
    import docx
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Cm, Pt

    document = docx.Document()
    (section,) = document.sections
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin = Cm(2.8), Cm(2.6)
    section.top_margin, section.bottom_margin = Cm(3.7), Cm(3.5)
    normal = document.styles["Normal"]
    normal.font.size = Pt(16)
    normal.paragraph_format.space_after = Pt(0)
    normal.paragraph_format.line_spacing = Pt(28)
    section.header.paragraphs[0].text = "某市人民政府办公厅文件"
    _number_pages(section.footer.paragraphs[0])
    for number, line in enumerate(text.split("\n")):
        paragraph = document.add_paragraph(line)
        if number == 0:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        else:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
            paragraph.paragraph_format.first_line_indent = Pt(32)
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()


def _number_pages(paragraph: Any) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    run = paragraph.add_run("— ")
    for kind in ("begin", None, "end"):
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        else:
            element.text = "PAGE"
        run._r.append(element)
    paragraph.add_run(" —")


def printed_page(text: str, folder: Path) -> bytes:
    """Return a text as the PDF that Chromium prints of a plain page with it."""
    body = "".join(f"<p>{escape(line)}</p>" for line in text.split("\n") if line.strip())
    return printed_by_browser(f"<meta charset=utf-8><style>p{{text-indent:2em}}</style>{body}", folder)


def printed_by_browser(html: str, folder: Path) -> bytes:
    """Return a page as the PDF that Chromium prints."""
    page, target = folder / "page.html", folder / "page.pdf"
    page.write_text(html, encoding="utf-8")
    flags = ["--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder}/profile"]
    subprocess.run(
        ["chromium", *flags, f"--print-to-pdf={target}", page.as_uri()],
        capture_output=True, check=True, timeout=300,
    )  # fmt: skip
    return target.read_bytes()


def printed(documents: Mapping[str, bytes], folder: Path) -> dict[str, bytes]:
    """Return documents of Word as the PDFs that LibreOffice makes of them, all in one go."""
    paths = [folder / f"{stem}.docx" for stem in documents]
    for path, data in zip(paths, documents.values(), strict=True):
        path.write_bytes(data)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder, *paths],
        capture_output=True,
        check=True,
        timeout=300,
    )
    return {path.stem: path.with_suffix(".pdf").read_bytes() for path in paths}


def has(program: str) -> bool:
    return shutil.which(program) is not None


def as_page(text: str) -> bytes:
    """Return a text as the page of a government site has it: with all that stands around it."""
    body = "".join(f"<p style='text-indent:2em'>{escape(line)}</p>\n" for line in text.split("\n"))
    return _PAGE.replace("BODY", body).encode()


_PAGE = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>某市人民政府 规范性文件</title>
<style>.a{color:red}</style><script>var title = "脚本里的字";</script></head><body>
<div class="top"><a href="/">首页</a><a href="/zwgk">政务公开</a><a href="/hd">互动交流</a>
<form><input name="q" value="请输入关键词"><button>搜索</button></form></div>
<ul class="nav"><li><a href="1">机构职能</a></li><li><a href="2">政策文件</a></li><li><a href="3">工作动态</a></li></ul>
<div class="wrapper"><div class="position">您当前的位置：<a href="/">首页</a> &gt; <a href="/zwgk">政务公开</a> &gt; 正文</div>
<div class="left-side"><h3>信息公开指南</h3><ul><li><a href="4">公开目录</a></li><li><a href="5">依申请公开</a></li></ul></div>
<div class="main"><div class="info"><span>来源：某市人民政府办公室</span> <span>浏览次数：<b>128</b></span>
<span>字体：[<a href="#">大</a> <a href="#">中</a> <a href="#">小</a>]</span><a href="#">打印</a></div>
<div id="zoom"><ucapcontent>
BODY</ucapcontent></div>
<div style="display:none">隐藏的一段话，里面写着不该出现的任务和责任单位。</div>
<div class="share">分享到：<a href="#">微信</a><a href="#">微博</a></div>
<div class="related"><h3>相关阅读</h3><ul><li><a href="6">关于印发另一个实施方案的通知</a></li>
<li><a href="7">另一个方案的政策解读</a></li><li><a href="8">一图读懂</a></li></ul></div></div></div>
<div id="footer"><p>主办：某市人民政府办公室　承办：某市大数据管理局　网站标识码：3300000001</p>
<p>某ICP备00000001号 某公网安备33000000000001号 地址：某市某路1号 邮编：310000</p></div></body></html>
"""
