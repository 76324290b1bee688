from gytrack.cli.output import say


def command() -> None:
    say("首页")
