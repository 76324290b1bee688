from gytrack.cli.screens.output import say


def command() -> None:
    say("首页")
