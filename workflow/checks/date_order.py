"""Dates whose day and month changed places."""

from workflow.checks.finding import Severity
from workflow.checks.stated import check_of

CHECK = check_of("date-order", Severity.ERROR)
