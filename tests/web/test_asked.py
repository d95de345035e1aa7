"""What a form asks for."""

from flask import Flask

from web.pages.asked import asked


def test_lines_of_a_form_end_as_they_were_typed() -> None:
    with Flask("form").test_request_context(method="POST", data={"text": " First.\r\n\r\nSecond.\r\n"}):
        assert asked("text") == "First.\n\nSecond."
