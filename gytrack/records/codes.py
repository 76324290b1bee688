"""The forms of codes: a plan's, and those of its sections and tasks."""

import re

ALL = "all"
"""What stands for every plan where a plan's code is asked for."""

PLAN_CODE_RULE = f"代号以字母开头，只用小写字母、数字、- 和 _，最多40个字符，不能是 {ALL}"

_PLAN = re.compile(r"[a-z][a-z0-9_-]{0,39}")
_SECTION = re.compile(r"\d+(?:\.\d+)*(?:-\d+)?")
_TASK = re.compile(r"\d+(?:\.m?\d+)*(?:-\d+)?")


def is_plan_code(word: str) -> bool:
    """Say whether a word can be a plan's code, which people type everywhere."""
    return bool(_PLAN.fullmatch(word)) and word != ALL


def is_section_code(word: str) -> bool:
    """Say whether a word is a section's code: ``2.1``, or ``2.1-2`` where the paper prints the number twice."""
    return bool(_SECTION.fullmatch(word))


def is_task_code(word: str) -> bool:
    """Say whether a word is a task's code: ``2.1.3``, ``2.1.m1``."""
    return bool(_TASK.fullmatch(word))
