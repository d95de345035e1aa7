"""All tables of a desk. Integer keys never leave the server; public ids and segment keys do."""

from workflow.store.tables.history import change, event, memory_unit, memory_variant, publication
from workflow.store.tables.metadata import metadata
from workflow.store.tables.people import (
    assignment,
    counter,
    notice,
    person,
    preference,
    role_grant,
    setting,
    signed_in,
    write_key,
)
from workflow.store.tables.releases import (
    block,
    document,
    lineage,
    placement,
    release,
    segment,
    source_version,
)
from workflow.store.tables.review import (
    block_findings,
    comment,
    dismissal,
    edition,
    presence,
    progress,
    thread,
    translation,
)

__all__ = [
    "assignment",
    "block",
    "block_findings",
    "change",
    "comment",
    "counter",
    "dismissal",
    "document",
    "edition",
    "event",
    "lineage",
    "memory_unit",
    "memory_variant",
    "metadata",
    "notice",
    "person",
    "placement",
    "preference",
    "presence",
    "progress",
    "publication",
    "release",
    "role_grant",
    "segment",
    "setting",
    "signed_in",
    "source_version",
    "thread",
    "translation",
    "write_key",
]
