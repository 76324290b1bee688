import pytest

from gytrack.reading.tables.contents import is_bodies, is_nobody, is_value
from gytrack.reading.tables.figures import read_figure
from gytrack.reading.tables.vocabulary import Role, role_of
from gytrack.reading.text.passage import Passage, Sheet


def passage(text: str) -> Passage:
    return Sheet.of(text).passage(0, len(text))


@pytest.mark.parametrize(
    "text",
    [
        "区财政局",
        "一、总体要求",
        "建设中心",
        "1",
        "2022年建成5家",
        "甲",
        "",
        "服务内容丰富",
        "机构名称",
        "得分",
        "名称",
        "单位名称",
        "工作单位",
        "职务",
        "标准",
        "12月底前",
        "落实责任",
        "县级医院",
        "各有关部门",
        "补助标准",
        "完善工作机制，明确责任单位",
    ],
)
def test_no_header(text: str) -> None:
    assert role_of(text) is None


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("序号", "number"),
        ("重大工程", "group"),
        ("重点任务", "text"),
        ("具体举措", "content"),
        ("配套措施", "measures"),
        ("牵头单位", "lead"),
        ("市级牵头部门", "lead"),
        ("配合单位", "support"),
        ("责任单位", "parties"),
        ("牵头单位和配合单位", "parties"),
        ("责任单位及责任人", "parties"),
        ("责任单位（第一个为牵头单位）", "parties"),
        ("牵头领导", "person"),
        ("责任人", "person"),
        ("联络员及电话", "person"),
        ("某局内牵头处室", "office"),
        ("完成时限", "due"),
        ("工作目标", "targets"),
        ("2025年工作任务", "targets"),
        ("民生实事项目", "text"),
        ("实事内容", "content"),
        ("年度推进目标", "targets"),
        ("项目完成时间", "due"),
        ("项目投资（万元）", "ignored"),
        ("指标名称", "name"),
        ("单位", "unit"),
        ("2022年", "value"),
        ("2025年目标值", "value"),
        ("目标值（2025年）", "value"),
        ("现状值", "value"),
        ("2020年基期值", "value"),
        ("年均增长", "growth"),
        ("一季度", "stage"),
        ("上半年目标", "stage"),
        ("6月底前工作进度", "stage"),
        ("监督单位", "ignored"),
        ("开工时间", "ignored"),
        ("存在的问题", "ignored"),
        ("计划完工时间", "due"),
        ("协同配合单位", "support"),
        ("责任（配合）单位", "parties"),
        ("县区责任单位", "parties"),
        ("责任乡镇", "parties"),
        ("项目责任单位", "parties"),
        ("牵头部门（单位）", "lead"),
        ("牵头单位及责任人", "lead"),
        ("行业主管部门", "office"),
        ("责任科室", "office"),
        ("包抓县领导", "person"),
        ("区政府分管领导", "person"),
        ("年内目标", "targets"),
        ("验收标准", "targets"),
        ("建设规模及主要内容", "content"),
        ("主要任务与措施", "content"),
        ("工作职责", "content"),
        ("工作任务和目标", "text"),
        ("政策条款", "text"),
        ("反馈问题", "group"),
        ("指标值", "value"),
        ("“十三五”末", "value"),
        ("指标名称及单位", "name"),
        ("五年累计", "growth"),
        ("备注", "ignored"),
        ("总投资（万元）", "ignored"),
    ],
)
def test_the_role_of_a_header(text: str, role: Role) -> None:
    assert role_of(text) == role


@pytest.mark.parametrize("text", ["区财政局", "无障碍设施", "/天", "-5"])
def test_somebody(text: str) -> None:
    assert not is_nobody(text)


@pytest.mark.parametrize("text", ["/", "／", "—", "——", "-", "无", "\\"])
def test_nobody(text: str) -> None:
    assert is_nobody(text.translate({0xFF0F: "/"}))


@pytest.mark.parametrize("text", ["建设区域医疗中心和康复中心工程项目", "完善机制，加强管理。", "1.区财政局"])
def test_no_bodies(text: str) -> None:
    assert not is_bodies(passage(text))


@pytest.mark.parametrize(
    "text", ["区财政局", "市卫健委、各区政府", "各镇（街道）", "区教育局牵头，区财政局配合"]
)
def test_bodies(text: str) -> None:
    assert is_bodies(passage(text))


@pytest.mark.parametrize("text", ["550", "≥90%", "1—2", "[5]", "1,200", "95%以上", "12万人左右", "-3.5"])
def test_a_figure_by_its_form(text: str) -> None:
    assert is_value(text)


@pytest.mark.parametrize("text", ["持续提升", "完成上级任务", "—", "二级90，三级95", ""])
def test_no_figure(text: str) -> None:
    assert read_figure(text) is None


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("550", "= 550 None "),
        ("1,200", "= 1200 None "),
        ("1—2", "range 1 2 "),
        ("80%～90%", "range 80 90 %"),
        ("≥90", ">= 90 None "),
        (">=90%", ">= 90 None %"),
        ("＞95％", "> 95 None %"),
        ("<0.5‰", "< 0.5 None ‰"),
        ("90以上", ">= 90 None "),
        ("95%以上", ">= 95 None %"),
        ("不低于5家", ">= 5 None 家"),
        ("[5]", "= 5 None "),
        ("≥[10]", ">= 10 None "),
        ("[10]左右", "~ 10 None "),
        ("85左右", "~ 85 None "),
        ("控制在50%以内", "<= 50 None %"),
        ("3万人次", "= 3 None 万人次"),
        ("全覆盖", "= 100 None %"),
    ],
)
def test_figures(text: str, figure: str) -> None:
    found = read_figure(text)
    assert found
    assert " ".join(map(str, found)) == figure
