import re
from collections.abc import Callable
from pathlib import Path

import pytest
from papers import TITLE, plan_of

from gytrack.reading.tables.written.finding import find_grids

DOCUMENTS = Path(__file__).parent / "documents"
FLAT = "\t任务\n\t牵头单位\n\t完成时限\n"


def cells(text: str) -> list[list[tuple[int, int, str]]]:
    return [
        [(one.row, one.column, re.sub(r"\s", "", text[one.start : one.end])) for one in grid.cells]
        for grid in find_grids(text)
    ]


def rows(text: str) -> list[dict[int, str]]:
    (grid,) = cells(text)
    found: dict[int, dict[int, str]] = {}
    for row, column, words in grid:
        found.setdefault(row, {})[column] = words
    return [found[row] for row in sorted(found)]


@pytest.mark.parametrize(
    "text",
    [
        "\t一、总体要求\n\t全面落实。\n\t二、重点任务\n\t（一）甲。乙要建设。\n" * 5,
        "1.\t完善机制。\n2.\t加强管理。\n3.\t组织培训。\n4.\t建设中心。\n",
        "（一）\t甲\n（二）\t乙\n（三）\t丙\n",
        "\t牵头单位：区卫健局。\n\t责任单位：区财政局。\n" * 5,
        "甲\n" * 20,
        "\t甲\n\t乙\n",
        "甲|乙|丙\n丁|戊|己\n",
        "|甲\n",
        "联系人：张三\t电话：123\n",
        "一、总体要求\t1\n二、重点任务\t3\n三、保障措施\t9\n",
        "\t\n" * 50,
    ],
)
def test_no_table(text: str) -> None:
    assert find_grids(text) == ()


def test_rows_between_tabs_with_an_empty_cell_of_a_merged_column() -> None:
    assert rows("序号\t任务\t措施\t责任单位\n1\t甲\t建设中心。\t区财政局\n\t\t完善机制。\t区教育局\n") == [
        {0: "序号", 1: "任务", 2: "措施", 3: "责任单位"},
        {0: "1", 1: "甲", 2: "建设中心。", 3: "区财政局"},
        {2: "完善机制。", 3: "区教育局"},
    ]


@pytest.mark.parametrize(
    "lost", ["\t建设中心。\t区财政局", "建设中心。\t区财政局", "\t\t\t\t建设中心。\t\t区财政局"]
)
def test_a_row_whose_tabs_do_not_count_out_is_put_by_what_its_cells_hold(lost: str) -> None:
    head = "序号\t任务\t措施\t责任单位\n1\t甲\t完善机制。\t区教育局\n"
    assert rows(head + lost)[2] == {2: "建设中心。", 3: "区财政局"}


def test_cells_in_quotes_go_over_lines() -> None:
    text = '任务\t措施\t责任单位\n甲\t"1.建设中心。\n2.完善机制。"\t"区财政局\n区教育局"\n乙\t加强管理。\t区统计局\n'
    assert rows(text)[1:] == [
        {0: "甲", 1: "1.建设中心。2.完善机制。", 2: "区财政局区教育局"},
        {0: "乙", 1: "加强管理。", 2: "区统计局"},
    ]


def test_a_word_in_straight_quotes_is_no_quoted_cell() -> None:
    text = '任务\t责任单位\n"一站式"服务\t区财政局\n"甲"\t区教育局\n'
    assert [row[0] for row in rows(text)[1:]] == ['"一站式"服务', '"甲"']


def test_a_cell_of_several_paragraphs_goes_on_without_quotes() -> None:
    text = "任务\t措施\t责任单位\n甲\t1.建设中心。\n2.完善机制。\t区财政局\n乙\t加强管理。\t区统计局、\n区教育局\n"
    assert rows(text)[1:] == [
        {0: "甲", 1: "1.建设中心。2.完善机制。", 2: "区财政局"},
        {0: "乙", 1: "加强管理。", 2: "区统计局、区教育局"},
    ]


@pytest.mark.parametrize(
    "below", ["注：单位排名不分先后。", "二、保障措施", "各单位要加强协调，按时报送。", "附件2"]
)
def test_a_table_ends_where_text_goes_on(below: str) -> None:
    table = "任务\t责任单位\n甲\t区财政局\n乙\t区教育局"
    assert rows(f"{table}\n{below}\n")[-1] == {0: "乙", 1: "区教育局"}


def test_a_heading_across_the_table_is_a_row() -> None:
    text = "序号\t任务\t责任单位\n一、甲类\n1\t建设\t区财政局\n二、乙类\n2\t管理\t区教育局\n三、保障措施\n"
    assert rows(text)[1:] == [
        {0: "一、甲类"},
        {0: "1", 1: "建设", 2: "区财政局"},
        {0: "二、乙类"},
        {0: "2", 1: "管理", 2: "区教育局"},
    ]


def test_a_cell_a_line() -> None:
    assert rows(
        FLAT + "\n\t建设\n中心\n\t区财政局\n\t2025年底前\n\n\t完善机制\n\t区教育局\n\t长期坚持\n"
    ) == [
        {0: "任务", 1: "牵头单位", 2: "完成时限"},
        {0: "建设中心", 1: "区财政局", 2: "2025年底前"},
        {0: "完善机制", 1: "区教育局", 2: "长期坚持"},
    ]


@pytest.mark.parametrize("below", ["注：单位排名不分先后。", "二、保障措施", "各单位要加强协调，按时报送。"])
def test_cells_end_where_text_goes_on_without_a_blank_line(below: str) -> None:
    assert rows(f"{FLAT}\t建设\n\t区财政局\n\t2025年底前\n{below}\n")[-1] == {
        0: "建设",
        1: "区财政局",
        2: "2025年底前",
    }


def test_the_headers_debris_and_the_blanks_in_its_words_are_passed_over() -> None:
    text = "\t[bookmark: _Hlk1]任    务\n\t责任单位\n\t建设\n\t区财政局\n"
    assert rows(text)[0] == {0: "任务", 1: "责任单位"}


def test_pipes() -> None:
    assert rows("|任务|责任单位|\n|---|:-:|\n| 建设 | 区财政局 |\n\n|管理||\n") == [
        {0: "任务", 1: "责任单位"},
        {0: "建设", 1: "区财政局"},
        {0: "管理"},
    ]


def test_a_run_of_cells_below_no_known_header_is_a_table_of_one_column() -> None:
    text = "\t甲\n\t乙\n\t丙\n\n\t丁\n\t戊\n\t己\n"
    assert [column for _, column, _ in cells(text)[0]] == [0] * 6


CHANGES: dict[str, Callable[[str], str]] = {
    "blank lines removed": lambda text: "\n".join(line for line in text.split("\n") if line.strip()),
    "blank lines doubled": lambda text: re.sub(r"(?m)^[^\S\n]*\n", lambda line: line[0] * 2, text),
    "empty lines removed": lambda text: re.sub(r"\n{2,}", "\n", text),
    "gaps doubled": lambda text: re.sub(r"(?<=\S)[ \t]+(?=\S)", lambda gap: gap[0] * 2, text),
    "blank lines removed, gaps doubled": lambda text: re.sub(
        r"(?<=\S)[ \t]+(?=\S)", lambda gap: gap[0] * 2, re.sub(r"(?m)^\s*\n", "", text)
    ),
}


@pytest.mark.parametrize("name", ["own-table", "own-notice", "own-boxes"])
@pytest.mark.parametrize("change", CHANGES)
def test_blank_lines_and_gaps_that_were_cleaned_away_or_doubled_change_no_cell(
    name: str, change: str
) -> None:
    text = (DOCUMENTS / f"{name}.txt").read_text(encoding="utf-8")
    assert cells(text)
    assert cells(CHANGES[change](text)) == cells(text)


PASTED = "某县任务表\n\n序号\n任务\n具体措施\n牵头单位\n1\n甲\n建设中心。\n某局\n2\n乙\n培训人员。\n某委\n"


@pytest.mark.parametrize(
    "text",
    [
        "序号\n这里说的是编号的办法。\n1\n2\n3\n",
        "序号\n任务\n牵头单位\n说明如下\n",
        "序号\n任务\n牵头单位\n1\n甲\n某局\n",
    ],
)
def test_lines_that_are_no_pasted_table(text: str) -> None:
    assert cells(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "某县方案\n\n责任单位\n县财政局\n完成时限\n6月底\n",
        "某县方案\n\n责任单位\n任务\n措施\n做好以上工作，抓好落实。\n",
    ],
)
def test_labels_on_lines_of_their_own_are_no_pasted_table(text: str) -> None:
    assert cells(text) == []


def test_a_pasted_table_without_running_numbers_is_told_and_not_read() -> None:
    head = "任务\n措施\n责任单位\n完成时限\n"
    plan = plan_of(
        TITLE + f"一、任务\n（一）甲。建学校。（责任单位：县教育局）\n{head}丙\n丁\n县财政局\n6月底\n"
    )
    assert [issue.unsure for issue in plan.issues] == ["这里像是表格，没有读"]
    assert [section.title for section in plan.sections] == ["任务", "甲"]


LINED = "某县任务表\n\n序号\n民生实事\n县领导\n牵头单位\n配合单位\n完成时限\n"


@pytest.mark.parametrize(
    ("lines", "row"),
    [
        (
            ["建学校。", "张某", "县教育局", "县财政局", "6月底"],
            ["建学校。", "张某", "县教育局", "县财政局", "6月底"],
        ),
        (
            ["建学校。", "张某", "县教育局", "县财政局", "县住建局", "团县委", "6月底"],
            ["建学校。", "张某", "县教育局", "县财政局县住建局团县委", "6月底"],
        ),
        (["建学校。", "张某", "县教育局", "6月底"], ["建学校。", "张某", "县教育局", None, "6月底"]),
        (
            ["建学校。", "配设施。", "县教育局", "6月底"],
            ["建学校。配设施。", None, "县教育局", None, "6月底"],
        ),
        (["开工建设大学。", "县教育局", "年底前"], ["开工建设大学。", None, "县教育局", None, "年底前"]),
    ],
)
def test_a_pasted_cell_may_have_several_lines_or_none(lines: list[str], row: list[str | None]) -> None:
    found = rows(
        LINED
        + "\n".join(["1", *lines, "2", "修路。", "李某", "县交通局", "7月底", "分享到：", "打印"])
        + "\n"
    )
    assert found[1] == {0: "1", **{at: word for at, word in enumerate(row, start=1) if word}}
    assert found[2] == {0: "2", 1: "修路。", 2: "李某", 3: "县交通局", 5: "7月底"}


def test_a_pasted_row_without_a_number_begins_after_the_last_column() -> None:
    text = LINED + "1\n建学校。\n张某\n县教育局\n6月底\n建医院。\n8月底\n2\n修路。\n李某\n县交通局\n7月底\n"
    assert rows(text)[1:3] == [
        {0: "1", 1: "建学校。", 2: "张某", 3: "县教育局", 5: "6月底"},
        {1: "建医院。", 5: "8月底"},
    ]


def test_running_numbers_may_begin_again_in_each_group_of_pasted_rows() -> None:
    text = LINED + "一、教育\n1\n建学校。\n县教育局\n二、交通\n1\n修路。\n县交通局\n"
    assert rows(text)[1:] == [
        {0: "一、教育"},
        {0: "1", 1: "建学校。", 3: "县教育局"},
        {0: "二、交通"},
        {0: "1", 1: "修路。", 3: "县交通局"},
    ]


def test_a_table_pasted_without_tabs_goes_by_its_running_numbers() -> None:
    assert rows(PASTED + "本表自印发之日起施行。\n") == [
        {0: "序号", 1: "任务", 2: "具体措施", 3: "牵头单位"},
        {0: "1", 1: "甲", 2: "建设中心。", 3: "某局"},
        {0: "2", 1: "乙", 2: "培训人员。", 3: "某委"},
    ]


def test_an_empty_cell_of_a_pasted_row_is_told_by_what_the_others_hold() -> None:
    assert rows(PASTED.replace("甲\n建设", "建设"))[1] == {0: "1", 2: "建设中心。", 3: "某局"}


def test_further_lines_of_a_pasted_row_belong_to_its_measures() -> None:
    assert rows(PASTED.replace("建设中心。", "建设中心。\n改造场地。"))[1][2] == "建设中心。改造场地。"


def test_a_group_stands_between_pasted_rows() -> None:
    assert rows(PASTED.replace("\n2\n", "\n二、改革\n2\n"))[2] == {0: "二、改革"}


def test_each_of_several_bodies_on_lines_of_their_own_belongs_to_them() -> None:
    pasted = PASTED.replace("某局\n", "县某局\n县某中心\n")
    assert rows(pasted)[1] == {0: "1", 1: "甲", 2: "建设中心。", 3: "县某局县某中心"}


HEAD = "序号 | 重点任务 | 具体措施 | 责任单位 | 完成时限 |\n"
FULL = "1 | 甲 | 建设中心。 | 区财政局 | 6月底 |\n"


@pytest.mark.parametrize(
    "text",
    [
        "一、任务\n（一）建设中心 | 平台。由区教育局负责。\n",
        "首页 | 政务公开 | 方案\n某县方案\n字号：大 | 中 | 小\n",
        "责任单位 | 完成时限\n（一）办学。建小学。\n",
        "任务 | 责任单位\n\n一、任务\n（一）建设中心。\n",
        "索引号: | 11/20 | 信息分类: | 其他 |\n发布机构: | 某局 | 有效性: | 有效 |\n标题: | 某方案 | ||\n",
        "任务\n|\n",
        "时间\n|\n地点\n|\n人员\n|\n甲\n|\n",
    ],
)
def test_bars_in_running_text_are_no_table(text: str) -> None:
    assert cells(text) == []


@pytest.mark.parametrize(
    ("row", "placed"),
    [
        ("2 | 培训人员。 | 区教育局 | 7月底 |", {0: "2", 2: "培训人员。", 3: "区教育局", 4: "7月底"}),
        ("2 | 培训人员。 | 区教育局 | 7月底 | |", {0: "2", 2: "培训人员。", 3: "区教育局", 4: "7月底"}),
        ("2 | 培训人员。 | 区教育局 |", {0: "2", 2: "培训人员。", 3: "区教育局"}),
        ("2 | 乙 | 培训人员。 | | |", {0: "2", 1: "乙", 2: "培训人员。"}),
        ("2 | | 培训人员。 | | 7月底 |", {0: "2", 2: "培训人员。", 4: "7月底"}),
        ("二、改革 |", {0: "二、改革"}),
    ],
)
def test_a_row_shortened_below_merged_cells_is_put_by_what_its_cells_hold(
    row: str, placed: dict[int, str]
) -> None:
    assert rows(HEAD + FULL + row + "\n")[2] == placed


@pytest.mark.parametrize(
    "written",
    [
        HEAD + FULL,
        HEAD + FULL.replace("6月底 |\n", "6月底\n|\n"),
        (HEAD + FULL).replace(" |\n", "\n"),
        (HEAD + FULL).replace("|", "｜"),
        HEAD.replace(" |\n", "\n---|---|---|---|---\n") + FULL.replace(" |\n", "\n"),
        "| " + HEAD + "|---|---|---|---|---|\n| " + FULL,
        HEAD + FULL.replace("建设", "建\n设"),
        (HEAD + FULL).replace(" |\n", "\n").replace("建设", "建\n设"),
        HEAD.replace("具体措施", "具体\n措施") + FULL,
        HEAD + FULL + "来源：某局 | 编辑：某人\n",
    ],
)
def test_rows_between_bars_in_every_form(written: str) -> None:
    assert rows(written) == [
        {0: "序号", 1: "重点任务", 2: "具体措施", 3: "责任单位", 4: "完成时限"},
        {0: "1", 1: "甲", 2: "建设中心。", 3: "区财政局", 4: "6月底"},
    ]


ALONE = ["任务", "具体措施", "责任单位", "甲", "建设中心。", "区财政局", "乙", "培训人员。", "区教育局"]


@pytest.mark.parametrize(
    "written",
    [
        "\n|\n".join(ALONE) + "\n|\n",
        " |\n".join(ALONE) + " |\n",
        "\n\n|\n\n".join(ALONE) + "\n|\n本表由区政府办解释。\n",
        "\n".join("\n|\n".join(ALONE[at : at + 3]) for at in (0, 3, 6)) + "\n",
    ],
)
def test_a_cell_a_line_with_bars_between(written: str) -> None:
    assert rows(written) == [
        {0: "任务", 1: "具体措施", 2: "责任单位"},
        {0: "甲", 1: "建设中心。", 2: "区财政局"},
        {0: "乙", 1: "培训人员。", 2: "区教育局"},
    ]


def test_running_numbers_below_a_word_that_spans_them_have_a_column_of_their_own() -> None:
    assert rows(
        "任务 | 具体要求 | 责任单位 |\n甲 | 1 | 建中心。 | 区财政局 |\n2 | 办培训。 | 区教育局 |\n"
    ) == [
        {0: "任务", 2: "具体要求", 3: "责任单位"},
        {0: "甲", 1: "1", 2: "建中心。", 3: "区财政局"},
        {1: "2", 2: "办培训。", 3: "区教育局"},
    ]


def test_rows_between_bars_without_a_known_header_are_said() -> None:
    plan = plan_of(
        TITLE + "一、任务\n（一）甲。建学校。（责任单位：县教育局）\n子|丑|寅\n卯|辰|巳\n午|未|申\n"
    )
    assert [issue.unsure for issue in plan.issues] == ["这里像是表格，没有读"]


@pytest.mark.parametrize(
    ("head", "words"),
    [
        (["序号", "任务", "措施", "责任单位"], ["序号", "任务", "措施", "责任单位"]),
        (["序号", "任务", "牵头", "部门", "完成", "时间"], ["序号", "任务", "牵头部门", "完成时间"]),
        (["序号", "重点", "项目", "责任", "单位"], ["序号", "重点项目", "责任单位"]),
    ],
)
def test_words_of_a_pasted_header_may_be_broken_and_stand_again(head: list[str], words: list[str]) -> None:
    row = ["建中心。", "区财政局", "6月底"][: len(words) - 1]
    text = "\n".join([*head, "31", *row, "32", *row, *head, "33", *row]) + "\n"
    found = rows(text)
    assert [list(found[at].values()) for at in (0, 3)] == [words, words]
    assert [found[at][0] for at in (1, 2, 4)] == ["31", "32", "33"]


def test_a_header_that_ends_the_text_is_none_of_a_table() -> None:
    assert find_grids("某市任务\n序号\n任务\n责任\n单位") == ()
