"""Words for errors of the data folder, the database and the files."""

from web.wording.mark import N_

MESSAGES: dict[str, str] = {
    "store.full": N_(
        "The disk is full; nothing was changed. Free some space (stele doctor --free gives 64 MB at once) and try again."
    ),
    "store.readonly": N_(
        "The data folder cannot be written; nothing was changed. Make it writable for this user and try again."
    ),
    "store.busy": N_("Too many people are saving at this moment; nothing was changed. Try again in a minute."),
    "store.disk": N_(
        "The disk failed while the data folder was read or written; nothing was changed. Have the disk checked."
    ),
    "store.damaged": N_(
        "The data folder or its database is damaged. Run stele doctor, then restore the latest backup."
    ),
    "store.bad_url": N_(
        "STELE_DATABASE_URL is not the address of a PostgreSQL or SQLite database. "
        "Write it like postgresql://name@server/desk, or leave it out for SQLite in the data folder."
    ),
    "store.no_driver": N_(
        "STELE_DATABASE_URL: the driver {driver} is not installed. Install Stele with the extra “postgresql”."
    ),
    "store.unreachable": N_(
        "The database does not answer; nothing was changed. Check that its server is running, and try again."
    ),
    "store.blob_missing": N_(
        "A stored file ({address}) is missing from the data folder. Run stele doctor, then restore it from a backup."
    ),
    "store.not_initialised": N_(
        "{folder} is not a Stele data folder. Name the right one in STELE_DATA, or create one with: stele init"
    ),
    "store.not_a_folder": N_("{folder} is a file. Name a folder for the data in STELE_DATA."),
    "store.folder_in_use": N_(
        "{folder} contains other things. In STELE_DATA, name a folder that is empty or does not exist yet."
    ),
    "store.database_gone": N_("The database is missing from {folder}. Restore the latest backup into a new folder."),
    "store.newer": N_("This desk was made by a newer version of Stele. Install that version."),
    "store.older": N_(
        "This desk was made by an older version of Stele. Make a backup with that version, then run: stele init."
    ),
    "store.little_room": N_(
        "Less than {wanted} MB are free on the disk: no file is imported. Free some space and try again."
    ),
    "store.backup_postgresql": N_(
        "The database of the desk is PostgreSQL: back it up with its own tool, pg_dump, and copy the folder "
        "blobs after it."
    ),
    "store.restore_postgresql": N_(
        "The database of the desk is PostgreSQL: restore it with its own tool, pg_restore, and copy the folder "
        "blobs back."
    ),
    "store.backup_exists": N_("{file} already exists. Name another file for the backup."),
    "store.backup_folder_missing": N_(
        "The folder of {file} does not exist. Create it first, or name another place for the backup."
    ),
    "store.backup_blob_lost": N_(
        "The stored file {address} is missing or damaged, so the backup would not be whole and was not made. Run: stele doctor."
    ),
    "store.backup_missing": N_("There is no file {file}."),
    "store.backup_unreadable": N_("{file} is not a backup of Stele, or it was cut short. Use another one."),
    "store.backup_damaged": N_("{file} is damaged: {part} is not what was saved. Use another backup."),
    "store.backup_newer": N_("{file} was made by a newer version of Stele. Install that version and restore it there."),
    "store.folder_not_empty": N_("{folder} is not empty. Restore into a folder that is empty or does not exist yet."),
}
