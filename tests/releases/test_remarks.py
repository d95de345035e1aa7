"""What was noticed in the files of a release is told to those who may know of it, and to nobody else."""

from tests.builders import NOW
from tests.documents.wordfile import paragraph, word
from tests.publishing.office import an_office
from workflow.releases.remarks import remarks
from workflow.store import Store

TRACKED = word(paragraph("The harbour opens.", '<w:del w:id="1"><w:r><w:delText>Not yet.</w:delText></w:r></w:del>'))


def test_what_was_left_out_of_a_file_is_told(store: Store) -> None:
    desk = an_office(store, TRACKED, "notice.docx")
    with store.read() as session:
        told = remarks(session, store.blobs, desk.dora, desk.release, now=NOW)
    assert [one.code for one in told] == ["docx.deletions"]


def test_nobody_hears_of_a_release_that_is_hidden_from_them(store: Store) -> None:
    desk = an_office(store, TRACKED, "notice.docx", confidential=True)
    with store.read() as session:
        assert remarks(session, store.blobs, desk.dean, desk.release, now=NOW) == ()
