"""The golden texts as LibreOffice reads and draws them."""

from tests.documents.measure import measured
from tests.golden.golden import golden
from tests.judges.office import requires_office

GOLDEN = {one.path.name: one.data for one in golden() if one.path.parent.name == "odt"}


@requires_office
def test_all_that_libreoffice_reads_is_found_and_a_turned_file_ends_its_lines_at_the_other_side() -> None:
    results = measured(GOLDEN)
    assert [
        (each.name, each.error, each.faults) for each in results if each.error or each.faults or not each.same
    ] == []
    exported, missed = sum(each.exported for each in results), sum(each.missed.total() for each in results)
    assert missed <= exported * 0.005, [each.missed for each in results]
    assert sum(each.left if each.name.startswith(("en", "fr")) else each.right for each in results) == 0
