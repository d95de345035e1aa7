"""Numbers whose groups stand the other way round: 7.10 for 10.7."""

from workflow.checks.finding import Severity
from workflow.checks.stated import check_of

CHECK = check_of("number-groups-swapped", Severity.ERROR)
