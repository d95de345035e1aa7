"""Months that are missing, added or changed."""

from workflow.checks.finding import Severity
from workflow.checks.stated import check_of

CHECK = check_of("month", Severity.ERROR)
