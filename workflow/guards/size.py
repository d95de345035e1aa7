"""How large a file or a segment may be."""

from collections.abc import Iterable

from workflow.errors import BadInput
from workflow.guards import limits
from workflow.text.codes import codes_in


def require_size(data: bytes, name: str, *, most: int = limits.FILE_BYTES) -> None:
    """Refuse an empty file, and one of more than ``most`` bytes."""
    if not data:
        raise BadInput("file.empty", file=name)
    if len(data) > most:
        raise BadInput("file.large", file=name, megabytes=most // limits.MEGABYTE)


def require_segments(texts: Iterable[str], name: str) -> None:
    """Refuse a segment of more than 20,000 characters or 500 inline codes: matching and checking would stall on it."""
    for number, text in enumerate(texts, start=1):
        if len(text) > limits.SEGMENT:
            raise BadInput("file.long_segment", file=name, segment=number, characters=limits.SEGMENT)
        if len(codes_in(text)) > limits.SEGMENT_CODES:
            raise BadInput("file.many_codes", file=name, segment=number, codes=limits.SEGMENT_CODES)
