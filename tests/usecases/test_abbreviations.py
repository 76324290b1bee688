"""Which names look like one department's: few are flagged, and hardly one wrongly."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gytrack.usecases.departments.suspects import suspects
from gytrack.usecases.naming.abbreviations import same_body

OTHERS = (
    ("区委办", "区委宣传部"),
    ("区委办", "区委编办"),
    ("区政府办", "区政府外办"),
    ("市委外办", "市政府外办"),
    ("市委组织部", "市委统战部"),
    ("区教育局", "区体育局"),
    ("区发改局", "区发改经信局"),
    ("区水务局", "区税务局"),
    ("区财政局", "区政务局"),
    ("区残联", "区工商联"),
    ("区妇联", "区残联"),
    ("区科协", "区科技局"),
    ("市工商局", "市工商联"),
    ("市公安局", "市公安交管局"),
    ("市卫生局", "市卫生监督局"),
    ("市农业局", "市农业机械局"),
    ("市药监局", "市食药监局"),
    ("市文物局", "市文旅局"),
    ("市中医院", "市中西医结合医院"),
    ("市疾控局", "市疾控中心"),
    ("市医保局", "市医保中心"),
    ("市卫健委", "区卫生健康委"),
    ("市教育局", "区教育局"),
    ("团市委", "市委"),
    ("市委", "市卫健委"),
    ("区委", "区委办"),
    ("区人大", "区人大办"),
    ("高新区管委会", "高新区政府"),
    ("各有关部门", "各有关单位"),
    ("各街道", "各有关部门和街道"),
    ("大关街道", "小河街道"),
    ("半山街道", "半山街道社区卫生服务中心"),
    ("市规划局", "市国土房管局"),
    ("市交通局", "市公安交通局"),
)
SAME = (
    ("区人社局", "区人力社保局"),
    ("区人社局", "区人力资源和社会保障局"),
    ("区人力社保局", "区人力资源和社会保障局"),
    ("人社局", "区人力社保局"),
    ("区卫健局", "区卫生健康局"),
    ("市发改委", "市发展和改革委员会"),
    ("市发展改革委", "市发展和改革委员会"),
    ("市经信局", "市经济和信息化局"),
    ("市工信局", "市工业和信息化局"),
    ("市住建局", "市住房和城乡建设局"),
    ("市文旅局", "市文化和旅游局"),
    ("区文广旅体局", "区文化和广电旅游体育局"),
    ("市林草局", "市林业和草原局"),
    ("市科技局", "市科学技术局"),
    ("市城管局", "市城市管理局"),
    ("市医保局", "市医疗保障局"),
    ("市药监局", "市药品监督管理局"),
    ("市应急局", "市应急管理局"),
    ("市市场监管局", "市市场监督管理局"),
    ("区政数局", "区政务服务和数据管理局"),
    ("市国资委", "市国有资产监督管理委员会"),
    ("市疾控中心", "市疾病预防控制中心"),
    ("市公积金中心", "市公积金管理中心"),
    ("市教委", "市教育委员会"),
    ("市编办", "市委编办"),
    ("市外办", "市政府外事办公室"),
    ("市政府办", "市人民政府办公室"),
    ("市法院", "市人民法院"),
    ("区人武部", "区人民武装部"),
    ("区残联", "区残疾人联合会"),
    ("市科协", "市科学技术协会"),
    ("半山街道", "半山街道办事处"),
    ("高新区", "高新区管委会"),
    ("各区政府", "各区人民政府"),
    ("省文化和旅游厅", "省文化和旅游厅（省文物局）"),
)
NAMES = st.text(
    st.sampled_from("区市省委人民政府和管理办公室局中心街道科技教育卫生健康（）各" + string.ascii_letters),
    max_size=12,
)


@pytest.mark.parametrize("pair", OTHERS, ids="|".join)
def test_two_departments(pair: tuple[str, str]) -> None:
    assert not same_body(*pair)


@pytest.mark.parametrize("pair", SAME, ids="|".join)
def test_one_department_under_two_names(pair: tuple[str, str]) -> None:
    assert same_body(*pair)


@given(NAMES, NAMES)
def test_the_order_does_not_matter_and_every_name_is_its_own(one: str, other: str) -> None:
    assert same_body(one, other) == same_body(other, one)
    assert same_body(one, one)


def test_no_pair_of_departments_of_one_district_is_flagged() -> None:
    names = [name for pair in OTHERS[:16] for name in pair]
    assert suspects(dict.fromkeys(names, 1)) == []


def test_the_name_that_more_tasks_bear_stays_else_the_longer() -> None:
    assert suspects({"区卫健局": 53, "区财政局": 9, "区卫生健康局": 1}) == [("区卫生健康局", "区卫健局")]
    assert suspects({"区人社局": 2, "区人力社保局": 2}) == [("区人社局", "区人力社保局")]


def test_three_names_of_one_are_merged_into_the_same() -> None:
    found = suspects({"区人社局": 1, "区人力资源和社会保障局": 1, "区人力社保局": 5})
    assert found == [("区人社局", "区人力社保局"), ("区人力资源和社会保障局", "区人力社保局")]


def test_a_name_that_may_be_either_of_two_is_left_alone() -> None:
    assert suspects({"市教育局": 3, "区教育局": 3, "教育局": 1}) == []
    assert suspects({}) == []
