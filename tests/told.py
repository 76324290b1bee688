"""Invented progress for the example, some of it hostile."""

from workbench import Book

HOSTILE = (
    "=1+1",
    "+SUM(A1)",
    "-2+3",
    "@SUM(A1)",
    "＝1+1",
    "<r><t>x</t></r>",
    "<b>&amp;</b> & _x0041_ \"'",
    "第一行\n第二行\r\n第三行\t末",
    "\x1b[2J\x07\u202e\ufffe",
    "😀🔴𠮷",
    "  两头空  ",
    "|管道|*星*[链](http://x)`码`\\",
    "长" * 9_000,
)


def tell(book: Book) -> None:
    """Log reports of every kind over the example."""
    book.set_start(book.today.replace(year=2023, month=12, day=31))
    proof = book.path.with_name("验收单.pdf")
    proof.write_bytes(b"proof")
    book.log(
        "2.1.3", "新建2家", values=["2.1.3t1=2", "2.1.3t2=4"], day="2024-06-30", dept="区发改经信局",
        source="微信", evidence=[proof], problem="3家选址未定", next_step="七月底前选定",
    )  # fmt: skip
    book.log("2.1.4", "建成", state="done", percent="100", day="2025-06-24")
    book.log("2.1.2", "推进中", percent="60", day="2025-05-20", dept="区发改经信局")
    book.log("2.2.1", "尚未启动", percent="0", problem="场地未定", day="2025-06-01")
    book.log("2.2.2", "正常推进", state="ongoing", day="2025-06-02", source="电话")
    book.log("2.3.1", "受阻", state="blocked", next_step="协调场地", day="2025-06-03")
    book.log("2.3.2", "财政已拨款", percent="30", dept="区财政局", day="2025-06-04")
    book.log("2.3.3", "走访", day="2025-06-05")
    book.log("2.1.m1", "已印发", percent="50", day="2025-06-06")
    book.met("5.1.1t1", day="2025-06-20")
    book.log("5.1.1t2", values=["0"], day="2025-06-05", source="盖章件")
    book.log("7.2t1", values=["28.5"], day="2025-06-05")
    codes = [
        "2.4.1",
        "2.4.2",
        "2.4.3",
        "3.1.1",
        "3.2.1",
        "4.1.1",
        "4.2.1",
        "4.3.1",
        "4.3.2",
        "6.1.1",
        "6.2.1",
        "6.3.1",
        "6.4.1",
    ]
    for code, text in zip(codes, HOSTILE, strict=True):
        book.log(code, text, problem=text, next_step=text, percent="70")
