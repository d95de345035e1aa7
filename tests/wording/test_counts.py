"""Sentences with a number in them read right for any number."""

import re

from web.wording import MESSAGES

_COUNTS = "addresses|blocks|boxes|chains|charts|chunks|controls|count|drawn|events|files|labels|media|objects|rules|seconds|units"


def test_no_english_sentence_puts_a_plural_behind_a_count_that_may_be_one() -> None:
    counted = re.compile(rf"\{{(?:{_COUNTS})\}} (?:[a-z]+ )?[a-z]+s\b")
    assert [code for code, message in MESSAGES.items() if counted.search(message)] == []
