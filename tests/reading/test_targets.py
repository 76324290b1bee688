from datetime import date
from decimal import Decimal

import pytest

from gytrack.reading.goals.targets import read_targets
from gytrack.reading.text.passage import Sheet
from gytrack.records.plan import Target


def targets(text: str) -> list[Target]:
    return read_targets(Sheet.of(text).lines()[0], "2.1.1")


def shown(text: str) -> list[str]:
    return [
        f"{target.name} {target.op} {target.value}{f'-{target.upper}' if target.upper else ''} {target.unit}"
        for target in targets(text)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "推动二级以上中医医院加强建设。",
        "加强“两专科一中心”建设，落实“五个一”。",
        "打造“15分钟服务圈”和“全球123物流圈”。",
        "落实《意见（2022年版）》（国办发〔2022〕27号）。",
        "以18个创新团队建设为抓手，推动创新。",
        "依托4家中医医院现有资源，提升能力。",
        "将行政检查等5类信息纳入归集范围。",
        "推动第四次普查和第3届大会成果转化。",
        "于10天内反馈意见，1个工作日内办结。",
        "建筑面积不少于1000平方米。",
        "对企业给予5万元补助。",
        "加大对35岁以下青年的支持，实施121人才项目。",
        "构建三大人才支撑体系，具有三大功能。",
        "推动学院二期、三期工程建设。",
        "建立覆盖全过程的追溯体系，形成全覆盖的网络。",
    ],
)
def test_numbers_that_are_no_goals(text: str) -> None:
    assert shown(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("中心建成“旗舰馆”不少于5家。", ["旗舰馆 >= 5 家"]),
        ("即建成2个优势专科和1个推广中心。", ["优势专科 = 2 个", "推广中心 = 1 个"]),
        ("每院至少建成2个专科和1个中心。", ["专科 >= 2 个", "中心 >= 1 个"]),
        ("新增名中医1-2名、基层名中医3—5名。", ["名中医 range 1-2 名", "基层名中医 range 3-5 名"]),
        ("培养优秀人才、骨干人才等不少于10名。", ["优秀人才、骨干人才 >= 10 名"]),
        ("新增全科医师（含转岗）30名。", ["全科医师（含转岗） = 30 名"]),
        ("建立骨干、技术、护理三大培训基地。", ["培训基地 = 3 个"]),
        ("素养水平提升至30%以上。", ["素养水平 >= 30 %"]),
        ("设置比例达到90%。", ["设置比例 = 90 %"]),
        ("甲馆、乙馆达标率分别不低于20%、10%。", ["甲馆 >= 20 %", "乙馆达标率 >= 10 %"]),
        ("实现20%以上个人事项免填写。", ["个人事项免填写 >= 20 %"]),
        ("电子病历评价达4级以上。", ["电子病历评价 >= 4 级"]),
        ("贸易量达到1000亿元，企业突破1000家。", ["贸易量 = 1000 亿元", "企业 > 1000 家"]),
        ("开办时间压减到1个工作日以内。", ["开办时间 <= 1 个工作日"]),
        ("引进年产值3亿元以上企业8家。", ["年产值3亿元以上企业 = 8 家"]),
        ("将担保额度上限提高到6000万元。", ["担保额度上限 = 6000 万元"]),
        ("支持850名左右全科医生开展培训。", ["全科医生 ~ 850 名"]),
        ("人才总量达到320万名左右。", ["人才总量 ~ 320 万名"]),
        ("甲医院实现区县全覆盖。", ["甲医院 = 100 %"]),
        ("基本实现县办医疗机构全覆盖。", ["县办医疗机构 = 100 %"]),
        ("每半年至少开展一次督查活动。", ["督查活动 >= 1 次"]),
        ("引进首席科学家、学者等领军人才3名。", ["领军人才 = 3 名"]),
        ("建成５家中医馆。", ["中医馆 = 5 家"]),
    ],
)
def test_goals(text: str, expected: list[str]) -> None:
    assert shown(text) == expected


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("建设中心2个。", None),
        ("建设中心2个。到2025年，健全体系。", None),
        ("“十四五”期间，建设中心2个。", date(2025, 12, 31)),
        ("到2025年，健全体系，建设中心2个。", date(2025, 12, 31)),
        ("2023年3月底前，建设中心2个。", date(2023, 3, 31)),
        ("落实《计划（到2027年）》，建设中心2个。", None),
    ],
)
def test_a_date_at_the_head_holds_for_the_numbers_after_it(text: str, due: date | None) -> None:
    assert [target.due for target in targets(text)] == [due]


def test_each_year_and_baseline() -> None:
    assert [target.per for target in targets("每年实施项目不少于70项，培训100人。建成2个中心。")] == [
        "year",
        "year",
        None,
    ]
    (limit,) = targets("审批时限由原来的30个工作日压缩至12个工作日。")
    assert (limit.value, limit.baseline) == (Decimal(12), Decimal(30))


def test_a_target_keeps_the_stretch_that_says_it() -> None:
    (target,) = targets("加强建设，建成“旗舰馆”不少于5家。")
    assert (target.place.column, target.place.end_column) == (9, 18)
