"""Tables of Word: what spans what, and which are no tables but frames."""

from told_papers import grids, lines, p, word


def tc(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{''.join(p(one) for one in text.split('|'))}</w:tc>"


def tr(*cells: str) -> str:
    return f"<w:tr>{''.join(cells)}</w:tr>"


def tbl(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


def test_a_table_stands_in_its_place_with_its_merged_cells() -> None:
    wide, top, on = '<w:gridSpan w:val="2"/>', '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    table = tbl(
        tr(tc("指标", wide), tc("单位")),
        tr(tc("中医馆", top), tc("新建|改建"), tc("家")),
        tr(tc("", on), tc("合计"), tc("家")),
    )
    paper = word(p("前文") + table + p("后文"))
    assert paper.source.text == "前文\n指标\t单位\n中医馆\t新建\n改建\t家\n合计\t家\n后文\n"
    assert grids(paper) == [[
        ("指标", 0, 0, 1, 2), ("单位", 0, 2, 1, 1),
        ("中医馆", 1, 0, 2, 1), ("新建\n改建", 1, 1, 1, 1), ("家", 1, 2, 1, 1),
        ("合计", 2, 1, 1, 1), ("家", 2, 2, 1, 1),
    ]]  # fmt: skip
    (grid,) = paper.grids
    assert paper.source.text[grid.start : grid.end].splitlines()[0] == "指标\t单位"


def test_an_empty_cell_keeps_its_place() -> None:
    assert grids(word(tbl(tr(tc("甲"), tc(""), tc("乙"))))) == [
        [("甲", 0, 0, 1, 1), ("", 0, 1, 1, 1), ("乙", 0, 2, 1, 1)]
    ]


def test_columns_that_a_row_leaves_out_are_counted() -> None:
    row = f'<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>{tc("乙")}{tc("丙")}</w:tr>'
    assert grids(word(tbl(tr(tc("甲"), tc("乙"), tc("丙")), row)))[0][3:] == [
        ("乙", 1, 1, 1, 1),
        ("丙", 1, 2, 1, 1),
    ]


def test_a_frame_of_one_column_is_text() -> None:
    paper = word(tbl(tr(tc("专栏2 重大项目")), tr(tc("1. 建设中心。|2. 建设基地。"))))
    assert lines(paper) == ["专栏2 重大项目", "1. 建设中心。", "2. 建设基地。"]
    assert not paper.grids


def test_a_table_within_a_frame_is_a_table() -> None:
    paper = word(tbl(f"<w:tr><w:tc>{p('框内')}{tbl(tr(tc('甲'), tc('乙')))}{p()}</w:tc></w:tr>"))
    assert grids(paper) == [[("甲", 0, 0, 1, 1), ("乙", 0, 1, 1, 1)]]
    assert lines(paper)[0] == "框内"


def test_a_table_within_a_cell_is_lines_of_that_cell() -> None:
    inner = tbl(tr(tc("一季度"), tc("10家")), tr(tc("二季度"), tc("20家")))
    paper = word(tbl(tr(tc("进度"), f"<w:tc>{p('如下')}{inner}{p()}</w:tc>")))
    assert grids(paper) == [[("进度", 0, 0, 1, 1), ("如下\n一季度 10家\n二季度 20家", 0, 1, 1, 1)]]


def test_rows_and_cells_within_content_controls_are_read() -> None:
    control = "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>"
    row = control.format(tr(tc("甲"), control.format(tc("乙"))))
    assert grids(word(tbl(row))) == [[("甲", 0, 0, 1, 1), ("乙", 0, 1, 1, 1)]]


def test_two_tables_are_two() -> None:
    two = tbl(tr(tc("甲"), tc("乙")))
    assert len(word(two + p("之间") + two).grids) == 2
