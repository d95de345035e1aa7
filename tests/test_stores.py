"""The desks that tests stand on."""

from sqlalchemy import text

from workflow.store import Store


def test_a_desk_starts_without_people(store: Store) -> None:
    with store.write() as session:
        session.execute(text("CREATE TABLE visitor (name VARCHAR(20))"))
        session.execute(text("INSERT INTO visitor VALUES ('first')"))
    with store.read() as session:
        assert session.execute(text("SELECT count(*) FROM visitor")).scalar_one() == 1


def test_a_desk_knows_nothing_of_the_one_before(store: Store) -> None:
    with store.write() as session:
        session.execute(text("CREATE TABLE visitor (name VARCHAR(20))"))


def test_a_blank_store_has_no_tables(blank_store: Store) -> None:
    query = {
        True: "SELECT count(*) FROM sqlite_master",
        False: "SELECT count(*) FROM information_schema.tables WHERE table_schema = 'public'",
    }[blank_store.embedded]
    with blank_store.read() as session:
        assert session.execute(text(query)).scalar_one() == 0
