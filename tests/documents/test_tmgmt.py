"""Jobs of Drupal go back as its importer wants them."""

import pytest

from tests.golden.golden import HERE
from tests.judges.tmgmt import Job, elements, fields, html_fields, html_rejection, rejection, shown
from workflow import documents
from workflow.documents import Document

JOB = Job("23", "en", "ar")


def job(name: str) -> Document:
    return documents.read((HERE / "tmgmt" / name).read_bytes(), name, name[:2])


def filled(document: Document, language: str, said: str) -> bytes:
    texts = {block.key: block.text.with_text(f"{said} {block.text.text}") for block in document.blocks}
    return documents.write(document, texts, language)


def test_a_job_with_inline_elements_is_accepted_and_every_tag_comes_back() -> None:
    document = job("en-job.xlf")
    out = filled(document, "ar", "نص & <b>")
    assert rejection(out, JOB) == ""
    assert elements(out) == elements(out, "source")
    assert elements(out)["7][body][0][value"] == 8


def test_what_a_translator_types_arrives_as_text() -> None:
    came = fields(filled(job("en-job.xlf"), "ar", "نص & <b>"), processing=True)
    body = came["7][body][0][value"]
    assert "نص &amp; &lt;b&gt; The agency <em>lifted</em> its ban." in body
    assert shown(came["7][title][0][value"]) == "نص & <b> Drought ends in Q&A area"


def test_an_alternative_text_arrives_escaped_in_its_picture() -> None:
    came = fields(filled(job("en-job.xlf"), "ar", 'نص "'), processing=True)
    assert 'alt="نص &quot; Map of the &quot;upper&quot; valley"' in came["7][body][0][value"]


def test_a_field_without_words_gets_its_source_as_soon_as_the_job_is_filled() -> None:
    document = job("en-job.xlf")
    out = documents.write(document, {"1": "ينتهي الجفاف"}, "ar")
    came = fields(out, processing=True)
    assert came["7][mark][0][value"] == ""
    assert came["7][title][0][value"] == "ينتهي الجفاف"
    assert rejection(out, JOB) == ""


def test_without_processing_plain_fields_stay_plain_and_html_stays_html() -> None:
    document = job("fr-fields.xlf")
    out = documents.write(document, {"1": "Belmont & Valombre: the station reopens", "3": "Platform <A>"}, "en")
    assert rejection(out, Job("4", "fr", "en")) == ""
    came = fields(out, processing=False)
    assert came["9][title][0][value"] == "Belmont & Valombre: the station reopens"
    assert "<li>Platform &lt;A&gt;</li>" in came["9][body][0][value"]
    assert "<strong>six months</strong>. Entrance &amp; exit" in came["9][body][0][value"]


def test_neither_states_nor_directions_are_added() -> None:
    out = filled(job("en-job.xlf"), "ar", "نص")
    assert b"state=" not in out
    assert b"dir=" not in out


def test_an_html_job_is_accepted_and_its_tags_stay_escaped() -> None:
    document = job("ar-job.html")
    texts = {block.key: block.text.with_text(f"A & <i> {block.text.text}") for block in document.blocks}
    out = documents.write(document, texts, "en")
    assert html_rejection(out, Job("31", "ar", "en")) == ""
    came = html_fields(out)
    assert came["5][title][0][value"] == "A & <i> هيئة الموانئ تفتتح رصيفا جديدا"
    assert came["5][body][0][value"].startswith("<p>A &amp; &lt;i&gt; قالت الهيئة إن <b>أربعين سفينة</b>")
    assert b'class="atom wide" id="x">\xd9\x84\xd9\x8a\xd8\xb3' in out


def test_nothing_of_an_html_job_but_its_fields_changes() -> None:
    document = job("ar-job.html")
    before, after = document.data.decode(), documents.write(document, {"1": "The harbour opens"}, "en").decode()
    assert after == before.replace("هيئة الموانئ تفتتح رصيفا جديدا", "The harbour opens")


@pytest.mark.parametrize("name", ["en-job.xlf", "fr-fields.xlf"])
def test_what_is_not_given_keeps_its_bytes(name: str) -> None:
    document = job(name)
    assert documents.write(document, {}, document.properties["target_language"]) == document.data
