"""What stands written of a task, in the words that every form shows: 目前进展, 存在问题, 下步计划.

Whose words: those of the lead and the coordinator; a supporting department's only where these have none, with its name
in front. A problem and a next step stand until a later report names another or says that there is none.
"""

from datetime import date

from gytrack import wording
from gytrack.dates import long_day
from gytrack.records.ledger import Said, Words

_ENDS = "。.；; \n\t\r"


def text(words: Words) -> str | None:
    """Return what was last said of the progress; null where nobody wrote a word of it."""
    return None if words.text is None else _by(words.text, words.text.report.text)


def problem(words: Words) -> str | None:
    """Return the problem that stands; empty where it was said that there is none, null where nobody named any."""
    return None if words.problem is None else _standing(words.problem, words.problem.report.problem)


def next_step(words: Words) -> str | None:
    """Return the next step that stands; empty and null are as of ``problem``."""
    return None if words.next_step is None else _standing(words.next_step, words.next_step.report.next_step)


def dated_text(words: Words, day: date) -> str | None:
    """Return what was last said of the progress, with its day where a later report said nothing more."""
    return _dated(text(words), words.text, words, day)


def dated_problem(words: Words, day: date) -> str | None:
    """Return the problem, with its day where a later report has left it as it was: 3家选址未定（6月23日报）."""
    return _dated(problem(words), words.problem, words, day)


def dated_next_step(words: Words, day: date) -> str | None:
    """Return the next step, with its day as of ``dated_problem``."""
    return _dated(next_step(words), words.next_step, words, day)


def _standing(said: Said, words: str) -> str:
    return "" if wording.says_none(words) else _by(said, words)


def _by(said: Said, words: str) -> str:
    dept = said.report.dept
    return words if said.counts or dept is None else f"{dept}：{words}"


def _dated(words: str | None, said: Said | None, all_words: Words, today: date) -> str | None:
    last = _last_day(all_words)
    if not words or said is None or last is None or said.report.day >= last:
        return words
    return f"{words.rstrip(_ENDS)}（{_day(said.report.day, today)}报）"


def _last_day(words: Words) -> date | None:
    """Return the day of the latest report that counts; where none does, of the words on the progress."""
    if words.counted_day is not None or words.text is None:
        return words.counted_day
    return words.text.report.day


def _day(day: date, today: date) -> str:
    return f"{day.month}月{day.day}日" if day.year == today.year else long_day(day)
