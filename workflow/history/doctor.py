"""Looks whether the history of a desk is whole, with all else that can be seen of it."""

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import select

from workflow.history.verify import verify, verify_desk
from workflow.store import Store, doctor
from workflow.store.doctor import Diagnosis, Health
from workflow.store.tables import release


def examine(store: Store, now: datetime) -> list[Diagnosis]:
    """Look at the whole desk: ``workflow.store.doctor``, then every chain of the history."""
    return doctor.examine(store, now, (chains,))


def chains(store: Store, _now: datetime) -> Iterator[Diagnosis]:
    """Verify the desk's chain and that of every release."""
    events = 0
    broken = False
    with store.read() as session:
        releases = session.execute(select(release.c.id).order_by(release.c.id)).scalars().all()
        for verdict in (verify_desk(session), *(verify(session, one) for one in releases)):
            events += verdict.events
            if not verdict.whole:
                broken = True
                facts: dict[str, str | int] = {"chain": verdict.release, "seq": verdict.seq, "fault": verdict.fault}
                yield Diagnosis("doctor.chain_broken", Health.FAULT, facts)
    if not broken:
        yield Diagnosis("doctor.chains", Health.WELL, {"chains": len(releases) + 1, "events": events})
