"""Source files as they are kept: the bytes, and what their reader made of them, each a blob."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from workflow.documents import Document
from workflow.store.blobs import Blobs


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A document whose blobs are on the disk, so that a row may name them."""

    document: Document
    blob: str
    parsed: str


def keep(blobs: Blobs, document: Document) -> KeptFile:
    """Keep the file and its reading. Nothing names them yet: what no row names is swept. Raises Unavailable."""
    told = json.dumps(document.to_json(), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return KeptFile(document, blobs.put(document.data), blobs.put(told.encode()))


def kept(blobs: Blobs, blob: str, parsed: str) -> Document:
    """Give a document back as it was read when it came in. Raises Missing, Unavailable."""
    told: Mapping[str, object] = json.loads(blobs.get(parsed))
    return Document.from_json(told, blobs.get(blob))


def files_told(files: Sequence[KeptFile]) -> list[dict[str, str]]:
    """Give what the history keeps of source files: the SHA-256 of their bytes proves which file came in."""
    return [{"name": one.document.name, "format": one.document.format, "sha256": one.blob} for one in files]
