"""Web and mail addresses that are not copied letter for letter."""

from workflow.checks.finding import Severity
from workflow.checks.stated import check_of

CHECK = check_of("address", Severity.ERROR)
