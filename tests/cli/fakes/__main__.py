"""Run the frame over the stand-ins: ``python -m fakes echo 2.1.3``."""

import sys

from gytrack.cli.frame.registry import Entry, Registry
from gytrack.cli.main import main

REGISTRY = Registry(
    package="fakes",
    home="home",
    commands={
        "echo": Entry("echo", "打印参数", ("回声", "登记")),
        "fail": Entry("fail", "出错", ("出错",)),
        "table": Entry("table", "打印一张表", ("台账",)),
        "many": Entry("many", "一组命令", ()),
    },
)

if __name__ == "__main__":
    sys.exit(main(registry=REGISTRY))
