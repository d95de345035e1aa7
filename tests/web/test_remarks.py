"""What readers had to say of files is told once."""

from flask import Flask

from tests.web.desk import WebDesk
from web.pages.remarks import remarks_on
from workflow.documents import note


def told(app: Flask, *names: str) -> tuple[str, ...]:
    with app.test_request_context("/", headers={"Accept-Language": "en"}):
        return remarks_on([note("docx.macros", file=name) for name in names])


def test_the_same_note_on_many_files_is_told_once_with_their_names(web_desk: WebDesk) -> None:
    alone, both = told(web_desk.app, "a.docx"), told(web_desk.app, "a.docx", "b.docx")
    assert len(both) == 1
    assert both[0] == f"{alone[0]} The same goes for 1 more file: \u2068b.docx\u2069"
    many = told(web_desk.app, *(f"{number}.docx" for number in range(30)))
    assert len(many) == 1
    assert "29 more files" in many[0]
    assert many[0].endswith(" …")


def test_notes_that_count_differently_stay_apart(web_desk: WebDesk) -> None:
    with web_desk.app.test_request_context("/"):
        said = remarks_on(
            [note("docx.embedded", file="a.docx", files=1), note("docx.embedded", file="b.docx", files=2)]
        )
    assert len(said) == 2
