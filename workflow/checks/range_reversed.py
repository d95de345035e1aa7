"""Ranges and scores whose ends changed places."""

from workflow.checks.finding import Severity
from workflow.checks.stated import check_of

CHECK = check_of("range-reversed", Severity.ERROR)
