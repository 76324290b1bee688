"""What of a Word document is text: what a person sees once all changes are accepted, and nothing else."""

import pytest
from told_papers import grids, lines, p, part, r, word, zipped

from gytrack.reading.formats.opening import open_paper

BOX = f"<w:txbxContent>{p('专栏1 重点工程')}{p('建设中医馆10家。')}</w:txbxContent>"
SHOWN = r("显", '<w:vanish w:val="0"/>')


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (f"<w:p>{r('甲')}<w:ins>{r('乙')}</w:ins>{r('丙')}</w:p>", ["甲乙丙"]),
        (f"<w:p>{r('甲')}<w:del><w:r><w:delText>乙</w:delText></w:r></w:del>{r('丙')}</w:p>", ["甲丙"]),
        (f"<w:p><w:moveFrom>{r('乙')}</w:moveFrom>{r('丙')}</w:p><w:p><w:moveTo>{r('乙')}</w:moveTo></w:p>", ["丙", "乙"]),
        (f"<w:p>{r('显')}{r('隐', '<w:vanish/>')}{SHOWN}</w:p>", ["显显"]),
        (f"<w:p><w:hyperlink>{r('链接')}</w:hyperlink>{r('外')}</w:p>", ["链接外"]),
        (f"<w:p><w:sdt><w:sdtContent>{r('控件')}</w:sdtContent></w:sdt></w:p>", ["控件"]),
        (f"<w:sdt><w:sdtPr/><w:sdtContent>{p('整段控件')}</w:sdtContent></w:sdt>", ["整段控件"]),
        ("<w:p><w:r><w:t>上行</w:t><w:br/><w:t>下行</w:t></w:r></w:p>", ["上行", "下行"]),
        ("<w:p><w:r><w:t>A</w:t><w:noBreakHyphen/><w:t>B</w:t><w:softHyphen/><w:t>C</w:t></w:r></w:p>", ["A-BC"]),
        ('<w:p><w:r><w:sym w:font="Wingdings" w:char="F06C"/><w:t>要点</w:t></w:r></w:p>', ["●要点"]),
        ("<w:p><w:r><w:ruby><w:rt><w:r><w:t>pin</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>拼</w:t></w:r></w:rubyBase></w:ruby></w:r></w:p>", ["拼"]),
        (f"<w:p><w:fldSimple w:instr='PAGE'>{r('12')}</w:fldSimple></w:p>", ["12"]),
    ],
)  # fmt: skip
def test_what_a_paragraph_says(content: str, said: list[str]) -> None:
    assert lines(word(content)) == said


def test_a_field_shows_its_result_and_not_its_instruction() -> None:
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    begin, separate, end = (mark.format(kind) for kind in ("begin", "separate", "end"))
    field = (
        f"{begin}<w:r><w:instrText>REF _1</w:instrText></w:r>{r('指令里的字')}{separate}{r('见附件')}{end}"
    )
    assert lines(word(f"<w:p>{r('（')}{field}{r('）')}</w:p>")) == ["（见附件）"]


def test_a_field_that_never_shows_a_result_hides_nothing_after_its_paragraph() -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    assert lines(word(f"<w:p>{begin}<w:r><w:instrText>PAGE</w:instrText></w:r></w:p>{p('后文')}")) == ["后文"]


def test_a_paragraph_whose_end_was_deleted_goes_on_with_the_next() -> None:
    first = f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{r('建设')}</w:p>"
    assert lines(word(first + p("中医馆。"))) == ["建设中医馆。"]
    assert lines(word(first)) == ["建设"]


def test_a_deleted_row_is_gone_and_an_inserted_one_stays() -> None:
    row = "<w:tr><w:trPr>{}</w:trPr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr>"
    rows = row.format("<w:ins/>", p("甲"), p("乙")) + row.format("<w:del/>", p("丙"), p("丁"))
    assert grids(word(f"<w:tbl>{rows}</w:tbl>")) == [[("甲", 0, 0, 1, 1), ("乙", 0, 1, 1, 1)]]


def test_a_text_box_stands_once_behind_the_paragraph_that_holds_it() -> None:
    choice = f'<mc:Choice Requires="wps"><w:drawing><wps:txbx>{BOX}</wps:txbx></w:drawing></mc:Choice>'
    fallback = f"<mc:Fallback><w:pict><v:textbox>{BOX}</v:textbox></w:pict></mc:Fallback>"
    box = f"<w:r><mc:AlternateContent>{choice}{fallback}</mc:AlternateContent></w:r>"
    paper = word(f"<w:p>{r('锚在')}{box}{r('句中。')}</w:p>")
    assert lines(paper) == ["锚在句中。", "专栏1 重点工程", "建设中医馆10家。"]


def test_notes_stand_behind_the_text_and_tear_no_sentence() -> None:
    reference = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    notes = f'<w:footnote w:id="0">{p("——")}</w:footnote><w:footnote w:id="2">{p("指二级以上医院。")}</w:footnote>'
    paper = word(f"<w:p>{r('重点医院')}{reference}{r('建设。')}</w:p>{p('末段。')}", footnotes=notes)
    assert lines(paper) == ["重点医院建设。", "末段。", "注1：指二级以上医院。"]


def test_headers_and_footers_are_left_out() -> None:
    body = f"<w:body>{p('正文')}<w:sectPr/></w:body>"
    data = zipped({"word/document.xml": part("document", body), "word/header1.xml": part("hdr", p("机密"))})
    assert lines(open_paper(data, "方案.docx")) == ["正文"]


def test_headings_are_told_by_style_by_its_parent_and_by_outline_level() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="x"><w:name w:val="公文二级"/><w:basedOn w:val="y"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="y"><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="z"><w:name w:val="标题 3"/></w:style>'
    )
    named = [p("甲", f'<w:pStyle w:val="{name}"/>') for name in ("1", "x", "z", "无")]
    paper = word(
        "".join(named) + p("戊", '<w:outlineLvl w:val="3"/>') + p("己", '<w:outlineLvl w:val="9"/>'),
        styles=styles,
    )
    assert paper.headings == {1: 1, 2: 2, 3: 3, 5: 4}


def test_a_table_of_contents_is_kept_but_is_no_text() -> None:
    styles = '<w:style w:type="paragraph" w:styleId="c"><w:name w:val="toc 1"/></w:style>'
    paper = word(p("一、总体要求 3", '<w:pStyle w:val="c"/>') + p("一、总体要求"), styles=styles)
    assert paper.source.text == "一、总体要求 3\n一、总体要求\n"
    assert lines(paper) == ["一、总体要求"]
    assert len(paper.shown) == len(paper.source.text)


def test_the_strict_variant_of_the_format_reads_the_same() -> None:
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    usual = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    xml = part("document", f"<w:body>{p('严格格式')}</w:body>").replace(usual, strict)
    assert lines(open_paper(zipped({"word/document.xml": xml}), "方案.docx")) == ["严格格式"]
