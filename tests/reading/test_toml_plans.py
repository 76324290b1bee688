"""A plan as TOML: what is read off it, and what is wrong or doubtful in it, with line and key."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plans import bare

from gytrack.errors import DocumentError
from gytrack.reading.text.source import decode
from gytrack.reading.toml.plan import read_toml
from gytrack.reading.toml.recognising import is_toml
from gytrack.records.plan import Department, Plan, Source

FILE = """\
schema = 1
[plan]
code = "test"
title = "某区试验实施方案"
issuer = "某区政府办公室"
doc_no = "某政办〔2024〕1号"
draft = true
issued = 2024-01-05
effective = 2024-02-01
expires = 2026-01-31
starts = 2024-01-01
ends = 2025-12-31
targets = [
    { name = "服务覆盖率", op = ">=", value = 4.66, unit = "%", baseline = 1.50, baseline_year = 2020, per = "year" },
]
departments = [
    { name = "区卫健局", aliases = ["区卫生健康局", "卫健局"] },
    { name = "各街道", members = ["米市巷街道"], collective = true },
    { name = "米市巷街道" },
]

[[tasks]]
code = "1.2.1"
section = "1.2"
kind = "safeguard"
text = "建立机制。"
ongoing = true

[[sections]]
code = "1.1"
title = "基层服务"
targets = [{ name = "中医馆", op = "range", value = 1, upper = 2, unit = "家" }]

[[sections]]
code = "1.2"
title = "组织领导"

[[tasks]]
code = "1.1.1"
section = "1.1"
kind = "task"
title = "旗舰馆"
text = "建设旗舰中医馆。"
lead = ["区卫健局"]
support = ["各街道", "区财政局"]
due = 2025-06-30
targets = [
    { name = "旗舰中医馆", op = "~", value = 1000, unit = "家", due = 2025-12-31, by_department = true },
]
"""


def source(text: str, name: str = "方案.toml") -> Source:
    return decode(text.encode(), name)


def read(text: str) -> Plan:
    return read_toml(source(text))


def edited(old: str, new: str) -> str:
    assert old in FILE
    return FILE.replace(old, new, 1)


def refusal(text: str) -> list[str]:
    with pytest.raises(DocumentError) as error:
        read(text)
    return [str(error.value), *error.value.more]


# What is read.


def test_everything_that_is_the_plan_is_read() -> None:
    plan = read(FILE)
    assert plan.issues == ()
    head = plan.head
    assert (head.title, head.issuer, head.doc_no, head.draft, head.code) == (
        "某区试验实施方案",
        "某区政府办公室",
        "某政办〔2024〕1号",
        True,
        "test",
    )
    assert [head.issued, head.effective, head.expires, head.starts, head.ends] == [
        date(2024, 1, 5),
        date(2024, 2, 1),
        date(2026, 1, 31),
        date(2024, 1, 1),
        date(2025, 12, 31),
    ]
    assert [(section.code, section.title) for section in plan.sections] == [
        ("1.1", "基层服务"),
        ("1.2", "组织领导"),
    ]
    first, second = plan.tasks
    assert (first.code, first.section, first.kind, first.text, first.own_title, first.due, first.ongoing) == (
        "1.1.1",
        "1.1",
        "task",
        "建设旗舰中医馆。",
        "旗舰馆",
        date(2025, 6, 30),
        False,
    )
    assert (first.names("lead"), first.names("support")) == (("区卫健局",), ("各街道", "区财政局"))
    assert (second.code, second.kind, second.parties, second.due, second.ongoing) == (
        "1.2.1",
        "safeguard",
        (),
        None,
        True,
    )


def test_targets_belong_to_what_they_stand_below_and_keep_exact_numbers() -> None:
    plan = read(FILE)
    own, of_section, of_task = plan.targets
    assert [target.owner for target in plan.targets] == ["", "1.1", "1.1.1"]
    assert (own.value, own.baseline, own.baseline_year, own.per) == (
        Decimal("4.66"),
        Decimal("1.50"),
        2020,
        "year",
    )
    assert [of_section.op, of_section.value, of_section.upper, of_section.unit] == ["range", 1, 2, "家"]
    assert [of_task.op, of_task.value, of_task.by_department] == ["~", 1000, True]
    assert of_task.due == date(2025, 12, 31)


def test_departments_have_their_aliases_and_members() -> None:
    plan = read(FILE)
    assert [(one.name, one.aliases, one.members, one.collective) for one in plan.departments] == [
        ("区卫健局", ("区卫生健康局", "卫健局"), (), None),
        ("各街道", (), ("米市巷街道",), True),
        ("米市巷街道", (), (), None),
    ]
    assert isinstance(plan.departments[0], Department)


def test_every_part_can_show_what_was_written_for_it() -> None:
    text = source(FILE)
    plan = read_toml(text)
    assert [text.quote(one.place) for one in plan.sections] == ["基层服务", "组织领导"]
    assert [text.quote(one.place) for one in plan.tasks] == ["建设旗舰中医馆。", "建立机制。"]
    assert text.quote(plan.targets[1].place) == (
        '{ name = "中医馆", op = "range", value = 1, upper = 2, unit = "家" }'
    )
    assert [text.quote(one.place) for one in plan.tasks[0].parties] == ["区卫健局", "各街道", "区财政局"]
    assert [text.quote(one.place) for one in plan.departments] == ["区卫健局", "各街道", "米市巷街道"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('text = "建立机制。"', "text = '建立机制。'"),
        ('text = "建立机制。"', "text = '''建立机制。'''"),
        ('text = "建立机制。"', 'text = """\\\n  建立机制。"""  # 说明 = "x"'),
        ('op = "~"', 'op = "～"'),
        ('op = "~"', 'op = "左右"'),
        ('op = ">="', 'op = "≥"'),
        ('op = ">="', 'op = "不少于"'),
        ('kind = "task"', 'kind = "建设任务"'),
        ('per = "year"', 'per = "每年"'),
        ('code = "1.2.1"', 'code = " １．２．１ "'),
        ('code = "test"', 'code = "TEST"'),
        ("value = 1000", "value = 1_000.0"),
        ("value = 1000", "value = 1e3"),
        ("schema = 1\n", ""),
        ("schema = 1\n", "# 说明\n\n"),
        ("[plan]", "[ plan ] # 说明"),
        ('lead = ["区卫健局"]', 'lead = [\n  "区卫健局", # 说明\n]'),
        ('lead = ["区卫健局"]', 'lead = [" 区卫健局 "]'),
        ('title = "组织领导"', 'title = "组织领导"\ntargets = []'),
        ('code = "1.2.1"\nsection = "1.2"', 'section = "1.2"\n\n# 说明\ncode = "1.2.1"'),
    ],
)
def test_other_ways_of_writing_mean_the_same_plan(old: str, new: str) -> None:
    one, other = read(FILE), read(edited(old, new))
    assert other.issues == ()
    assert bare(other) == bare(one)


def test_targets_may_have_headers_of_their_own() -> None:
    lines = '\n[[tasks.targets]]\nname = "旗舰中医馆"\nop = "~"\nvalue = 1000\nunit = "家"\ndue = 2025-12-31\nby_department = true\n'
    text = FILE[: FILE.rindex("targets = [")] + lines
    assert bare(read(text)) == bare(read(FILE))


def test_tasks_stand_in_the_order_of_their_sections_and_within_these_as_written() -> None:
    more = FILE
    for code in ("1.2.3", "1.1.3", "1.2.2"):
        more += f'[[tasks]]\ncode = "{code}"\nsection = "{code[:3]}"\nkind = "task"\ntext = "甲"\n'
    assert [task.code for task in read(more).tasks] == ["1.1.1", "1.1.3", "1.2.1", "1.2.3", "1.2.2"]


# What a file is known by.


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("方案.toml", "随便什么"),
        ("方案.TOML", "随便什么"),
        ("方案.txt", FILE),
        ("方案.txt", "# 说明\n\n  # 说明\n[plan]\n"),
        ("方案", "\n[[tasks]]\ncode = 1"),
    ],
)
def test_a_plan_as_toml_is_known_by_its_ending_or_by_how_it_opens(name: str, text: str) -> None:
    assert is_toml(source(text, name))


@pytest.mark.parametrize(
    "text", ["某区方案\n[plan]", "[附件]", "# 某区方案\n一、甲", "# " * 50_000 + "甲", "schema"]
)
def test_a_document_is_no_toml(text: str) -> None:
    assert not is_toml(source(text, "方案.txt"))


# What is doubtful.


@pytest.mark.parametrize(
    ("old", "new", "line", "unsure", "assumed"),
    [
        ("due = 2025-06-30", 'due = "2025年6月底"', 46, "日期写在引号里", "按 2025-06-30 读"),
        ("due = 2025-06-30", 'due = "2025-6-30"', 46, "日期写在引号里", "按 2025-06-30 读"),
        ("value = 1000", 'value = "1000"', 48, "数字写在引号里", "按 1000 读"),
        ("value = 4.66", 'value = "４.66"', 14, "数字写在引号里", "按 4.66 读"),
        ('section = "1.1"', "section = 1.1", 40, "编号没有写引号", "按“1.1”读"),
        ('lead = ["区卫健局"]', 'lead = "区卫健局"', 44, "单位没有写在方括号里", "按一个单位读"),
        (
            '["各街道", "区财政局"]',
            '["各街道", "区财政局", "各街道"]',
            45,
            "“各街道”在 support 里写了两次",
            "只算一次",
        ),
        ('["区卫健局"]', '["区卫健局", "卫健局"]', 44, "“卫健局”和“区卫健局”是同一个单位", "只算一次"),
        ('"区财政局"', '"区卫健居"', 45, "“区卫健居”不在 departments 里，与“区卫健局”相近", "按新的单位收入"),
        ("due = 2025-06-30", "due = 2023-06-30", 46, "due 早于方案的起始日 2024年1月1日", "按所写的日期保留"),
        ("due = 2025-12-31", "due = 2023-12-31", 48, "due 早于方案的起始日 2024年1月1日", "按所写的日期保留"),
        (
            "ends = 2025-12-31",
            "ends = 2023-12-31",
            12,
            "ends 早于方案的起始日 2024年1月1日",
            "按所写的日期保留",
        ),
        ("value = 1000", "value = -5", 48, "目标是负数（-5家）", "按所写的数保留"),
        ("upper = 2", "upper = 0.5", 32, "上限 upper 小于 value", "按所写的数保留"),
        ('code = "1.1.1"', 'code = "2.1.1"', 40, "任务 2.1.1 的编号不属于章节 1.1", "按所写的章节保留"),
    ],
)
def test_what_can_only_mean_one_thing_is_read_and_said(
    old: str, new: str, line: int, unsure: str, assumed: str
) -> None:
    plan = read(edited(old, new))
    (issue,) = plan.issues
    assert (issue.place.line, issue.unsure, issue.assumed) == (line, unsure, assumed)
    assert issue.quote in FILE.replace(old, new, 1)


def test_what_was_doubtful_is_read_as_it_was_meant() -> None:
    text = edited("due = 2025-06-30", 'due = "2025年6月底"').replace('section = "1.1"', "section = 1.1")
    assert bare(read(text)) == bare(read(FILE))


# What is wrong.

MISTAKES = [
    ("[plan]", "[plans]", "第2行 plans", "文件 里没有 plans 这个键", "可能应为 plan"),
    ('issuer = "', 'isuer = "', "第5行 isuer", "[plan] 里没有 isuer 这个键", "可能应为 issuer"),
    ('issuer = "', 'lead = "', "第5行 lead", "[plan] 里没有 lead 这个键", "lead 写在 [[tasks]] 里"),
    ('issuer = "', 'zzz = "', "第5行 zzz", "[plan] 里没有 zzz 这个键", "可写：title、code、issuer"),
    ('unit = "家", due', 'uint = "家", due', "第48行 uint", "没有 uint 这个键", "可能应为 unit"),
    ('title = "某区试验实施方案"\n', "", "第2行 title", "[plan] 缺 title", "请加上 title = …"),
    ('text = "建立机制。"\n', "", "第22行 text", "[[tasks]] 缺 text", "请加上 text = …"),
    ('name = "旗舰中医馆", ', "", "第48行 name", "targets 中的指标 缺 name", "请加上 name = …"),
    ('title = "组织领导"\n', "", "第34行 title", "[[sections]] 缺 title", "请加上 title = …"),
    ('text = "建立机制。"', "text = 5", "第26行 text", "5不是文字", "请写在英文双引号里"),
    ('text = "建立机制。"', 'text = "\\u0000"', "第26行 text", "不可见的控制字符（NUL）", "请去掉"),
    ("draft = true", 'draft = "是"', "第7行 draft", "“是”既不是 true 也不是 false", "是写 true，否写 false"),
    ("value = 1000", 'value = "1000家"', "第48行 value", "“1000家”不是数字", "单位写在 unit"),
    ("value = 1000", "value = true", "第48行 value", "true不是数字", "请只写数字"),
    ("value = 1000", "value = nan", "第48行 value", "NaN不是数字", "请写出具体的数"),
    ("value = 1000", "value = 1e99999", "第48行 value", "数字的位数太多", "最多1000位"),
    ("baseline_year = 2020", "baseline_year = 20", "第14行 baseline_year", "20不是年份", "四位数字"),
    ("due = 2025-06-30", 'due = "6-30"', "第46行 due", "“6-30”不是写明年份的日期", "请写成 2025-12-31"),
    ("due = 2025-06-30", 'due = "2025-02-30"', "第46行 due", "日期“2025-02-30”不存在", "请写成 2025-12-31"),
    ("due = 2025-06-30", 'due = "2025年"', "第46行 due", "没有写明是哪一天", "请写成 2025-12-31"),
    ("due = 2025-06-30", "due = 2025-06-30T00:00:00", "第46行 due", "不是日期", "不带引号和时间"),
    (
        'lead = ["区卫健局"]',
        'lead = "甲局、乙局"',
        "第44行 lead",
        "“甲局、乙局”不是单位名单",
        '["甲局", "乙局"]',
    ),
    ('lead = ["区卫健局"]', "lead = [1]", "第44行 lead", "1不是文字", "请写在英文双引号里"),
    ('lead = ["区卫健局"]', 'lead = ["区卫健局", " "]', "第44行 lead", "单位名称是空的", "请写上名称"),
    ('kind = "task"', 'kind = "tsk"', "第41行 kind", "不认识“tsk”", "可写：task（建设任务）、measure"),
    ('op = "~"', 'op = "约"', "第48行 op", "不认识“约”", "可写：=（达到）、>=（不少于）"),
    ('per = "year"', 'per = "month"', "第14行 per", "不认识“month”", "可写：year（每年）"),
    (", upper = 2", "", "第32行 op", "op 是 range，却没有写 upper", "请加上 upper = 上限"),
    ('op = "~"', 'op = "=", upper = 3', "第48行 upper", "op 是 =，不用 upper", '请把 op 改为 "range"'),
    ('section = "1.2"', 'section = "1.3"', "第24行 section", "没有编号为“1.3”的章节", "相近的编号：1."),
    ('section = "1.2"', 'section = "一"', "第24行 section", "没有编号为“一”的章节", "请先加 [[sections]]"),
    ('code = "1.1.1"', 'code = "1.2.1"', "第39行 code", "任务的编号 1.2.1 重复", "请另编一个号"),
    ('code = "1.2"', 'code = "1.1"', "第35行 code", "章节的编号 1.1 重复", "请另编一个号"),
    ('code = "1.1.1"', 'code = "第一"', "第39行 code", "任务的编号“第一”不合规定", "请写成 2.1.3"),
    ('code = "1.1.1"', 'code = ""', "第39行 code", "编号是空的", "请写上编号"),
    ('code = "1.2"\n', 'code = "1.m2"\n', "第35行 code", "章节的编号“1.m2”不合规定", "请写成 2 或 2.1"),
    ('code = "1.1.1"', 'code = "1.1.1t1"', "第39行 code", "任务的编号“1.1.1t1”不合规定", "请写成 2.1.3"),
    ('code = "test"', 'code = "方案"', "第3行 code", "代号“方案”不合规定", "代号以字母开头"),
    ('code = "test"', 'code = "all"', "第3行 code", "代号“all”不合规定", "不能是 all"),
    ('title = "旗舰馆"', f'title = "{"长" * 61}"', "第42行 title", "短标题有61个字", "请写短一些"),
    ('"卫健局"]', '"各街道"]', "第17行 aliases", "“各街道”也是另一个单位的名称", "一个名称只能属于一个单位"),
    (
        '{ name = "米市巷街道" }',
        '{ name = "米市巷街道", aliases = ["卫健局"] }',
        "第19行 aliases",
        "“卫健局”也是“区卫健局”的别名",
        "请删去其中一处",
    ),
    (
        '{ name = "米市巷街道" }',
        '{ name = "米市巷街道" }, { name = "区卫健局" }',
        "第19行 name",
        "单位“区卫健局”列了两次",
        "请合并为一项",
    ),
    (
        '["米市巷街道"]',
        '["祥符街道"]',
        "第18行 members",
        "成员“祥符街道”不是方案里的单位",
        '请在 departments 里列出 { name = "祥符街道" }',
    ),
    ('["米市巷街道"]', '["各街道"]', "第18行 members", "“各街道”把自己列为成员", "请删去"),
    (
        "collective = true",
        "collective = false",
        "第18行 collective",
        "有 members 的单位是统称",
        "请写 collective = true",
    ),
    ('"区财政局"]', '"区卫健局"]', "第45行 support", "“区卫健局”既牵头又配合", "只留一处"),
    ('"区财政局"]', '"卫健局"]', "第45行 support", "“卫健局”既牵头又配合", "只留一处"),
    (
        "draft = true",
        "start_set = 2024-01-01",
        "第7行 start_set",
        "方案已载明 2024年1月1日",
        "请删去 start_set",
    ),
    (
        "draft = true",
        'start_basis = "x"',
        "第7行 start_basis",
        "只写了依据，没有写起始日",
        "请加一行 start_set",
    ),
    ("schema = 1", "schema = 2", "第1行 schema", "只认 1", "请升级 gytrack"),
]


@pytest.mark.parametrize(("old", "new", "where", "wrong", "todo"), MISTAKES)
def test_a_mistake_is_told_with_file_line_key_and_what_to_do(
    old: str, new: str, where: str, wrong: str, todo: str
) -> None:
    lines = refusal(edited(old, new))
    assert lines[0].startswith("“方案.toml”第")
    (told,) = (line for line in lines if f"{where}：" in line)
    assert wrong in told
    assert todo in told


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("schema = 1", "第1行 plan：文件 缺 plan。请加上 plan = …。"),
        ('[[plan]]\ntitle = "甲"', "第1行 plan：plan 的写法不对。请写成 [plan]，只有一层方括号。"),
        ("plan = 1", "第1行 plan：plan 的写法不对。请写成 [plan]，只有一层方括号。"),
        (
            '[plan]\ntitle = "甲"\n[tasks]\ncode = "1.1"',
            "第3行 tasks：tasks 的写法不对。每一项从 [[tasks]] 一行写起，有两层方括号。",
        ),
        (
            '[plan]\ntitle = "甲"\ndepartments = ["区卫健局"]',
            "第3行 departments：departments 的写法不对。请写成 departments = [ { name = … }, ]，每项一对花括号。",
        ),
        (
            '[plan]\ntitle = "甲"\nstart_set = 2024-01-01',
            '第1行 start_basis：没有写明起始日的依据。请加一行 start_basis = "…"，如印发文号或会议纪要。',
        ),
        (
            '[plan]\ntitle = "甲"\nends = 2023-12-31\nstart_set = 2024-01-01\nstart_basis = "乙"',
            "第4行 start_set：起始日不早于方案的完成时限 2023年12月31日。请核对日期。",
        ),
        (
            FILE + '[[tasks]]\ncode = "1.1"\nsection = "1.2"\nkind = "task"\ntext = "甲"\n',
            "第32行 targets：章节和任务的编号都是 1.1，两者的指标会相混。请把指标写在任务里，或另编一个号。",
        ),
    ],
)
def test_a_file_of_another_shape_is_refused(text: str, wrong: str) -> None:
    assert refusal(text) == [f"“方案.toml”{wrong}"]


def test_all_mistakes_are_told_at_once_in_the_order_of_the_file() -> None:
    text = edited('kind = "task"', 'kind = "tsk"').replace("4.66", '"多"').replace("1000", '"五"')
    assert refusal(text) == [
        "“方案.toml”第14行 value：“多”不是数字。请只写数字，不带引号和单位，单位写在 unit。",
        "另有2处：",
        "  第41行 kind：不认识“tsk”。可写：task（建设任务）、measure（配套措施）、safeguard（保障措施）。",
        "  第48行 value：“五”不是数字。请只写数字，不带引号和单位，单位写在 unit。",
    ]


def test_of_many_mistakes_ten_are_told() -> None:
    task = '[[tasks]]\ncode = "1.1.{}"\nsection = "9"\nkind = "task"\ntext = "甲"\n'
    lines = refusal(FILE + "".join(task.format(number) for number in range(2, 15)))
    assert [line.startswith("  第") for line in lines] == [False, False, *[True] * 9, False]
    assert (lines[1], lines[-1]) == ("另有12处：", "  还有3处，改好以上各处后再读")


# What is no TOML.


@pytest.mark.parametrize(
    ("line", "wrong", "todo"),
    [
        ("value = 五", "第9列“value = 五”：等号后面的内容写法不对", "文字放在英文双引号里"),
        ("value = 5家", "第10列“value = 5家”：内容写完后还有多余的字", "数字后面不写单位"),
        ("title = “某区”", "第9列“title = “某区””：这里是中文引号 “", "请改用英文双引号"),
        ('title = "某区', "引号没有配对", "文字的前后各写一个英文双引号"),
        ('title ＝ "某区"', "这里是全角等号 ＝", "请改用英文等号 ="),
        ('title "某区"', "键的后面缺少英文等号", "每行写成 键 = 内容"),
        ('牵头 = ["甲"]', '第1列“牵头 = ["甲"]”：这一行看不懂', "每行写成 键 = 内容"),
        ('lead = ["甲"，"乙"]', "这里是中文标点 ，", "请改用英文逗号"),
        ('lead = ["甲" "乙"]', "方括号里的内容没有写完整", "各项之间用英文逗号隔开"),
        ('x = { a = "甲" b = 1 }', "花括号里的内容没有写完整", "各项之间用英文逗号隔开"),
        ("x = { a = 1 ", "花括号里的内容没有写完整", "最后写 }"),
        ("due = 2025-02-30", "日期的写法不对，或没有这一天", "请写成 2025-12-31"),
        ("due = 2025-6-1", "日期的写法不对，或没有这一天", "请写成 2025-12-31"),
        ("due = 2025年6月1日", "日期的写法不对，或没有这一天", "请写成 2025-12-31"),
        ("x = { due = 2025-02-30 }", "日期的写法不对，或没有这一天", "请写成 2025-12-31"),
        ("x = { due = 2025-13-31, a = 1 }", "日期的写法不对，或没有这一天", "请写成 2025-12-31"),
        (r'title = "a\d"', "文字里有反斜杠 \\", "请写成 \\\\"),
        (r'title = "\u12"', "文字里有反斜杠 \\", "请写成 \\\\"),
        (r'title = "\ud800"', "文字里有反斜杠 \\", "请写成 \\\\"),
        ('title = "他说"好""', "内容写完后还有多余的字", "文字里的英文双引号请改成“”"),
        ("[plan]", "同一个标题写了两次", "请合并为一处"),
        ("[tasks", "引号或方括号没有配对", "标题写成 [plan] 或 [[tasks]]"),
        ("due = 2025-12-31\ndue = 2025-12-31", "同一个键写了两次", "请删去其中一个"),
        ("x = { a = 1, a = 2 }", "同一个键写了两次", "请删去其中一个"),
        ("title = '甲\n乙'", "文字里有换行或控制字符", "请用三个英文双引号括起来"),
        ("title = '''甲", "引号或方括号没有配对", "文字的前后各写一个引号"),
        ('title = """甲', "引号没有配对", "文字的前后各写一个英文双引号"),
    ],
)
def test_what_is_no_toml_is_told_with_line_column_and_what_is_likely_wrong(
    line: str, wrong: str, todo: str
) -> None:
    (said,) = refusal(f"# 说明\n[plan]\n{line}\n")
    assert said.startswith(("“方案.toml”第3行第", "“方案.toml”第4行第"))
    assert wrong in said
    assert todo in said


@pytest.mark.parametrize("text", [f"x = {'[' * 5000}{']' * 5000}", f"x = {'9' * 5000}"])
def test_what_no_plan_holds_is_refused_without_a_traceback(text: str) -> None:
    (said,) = refusal(text)
    assert said.startswith("“方案.toml”里")


PIECES = st.text("\"'[]{}=,.#\\\n 甲1t-_", max_size=4) | st.sampled_from(
    [
        "[[tasks]]",
        "[plan]",
        "true",
        '"""',
        "due = 2025-12-31",
        "null",
        "tasks.code = 1",
        "\\u0000",
        "1e9",
        "{ }",
    ]
)


@given(st.lists(st.tuples(st.integers(0, len(FILE)), st.integers(0, 12), PIECES), max_size=3))
def test_however_a_file_is_spoilt_it_is_a_plan_or_tells_its_mistakes(
    edits: list[tuple[int, int, str]],
) -> None:
    text = FILE
    for at, width, piece in edits:
        text = text[:at] + piece + text[at + width :]
    read_or_told = plan_or_error(text)
    if isinstance(read_or_told, DocumentError):
        assert str(read_or_told).startswith("“方案.toml”")
    else:
        paper = source(text)
        assert all(paper.quote(issue.place) == issue.quote for issue in read_or_told.issues)


def plan_or_error(text: str) -> Plan | DocumentError:
    try:
        return read(text)
    except DocumentError as error:
        return error


def test_words_of_the_file_in_a_message_are_short() -> None:
    long = f'"{"长" * 500}"'
    lines = refusal(edited('kind = "task"', f"kind = {long}").replace("1000", long))
    assert max(map(len, lines)) < 150
