"""Words for what ``stele doctor`` finds."""

from web.wording.mark import N_

MESSAGES: dict[str, str] = {
    "doctor.not_seen": N_(
        "The {look} of the desk could not be examined ({reason}). Restore the latest backup into a new folder."
    ),
    "doctor.database": N_("The database is intact."),
    "doctor.database_damaged": N_(
        "The database is damaged ({said}). Stop Stele, keep a copy of the data folder, and restore the latest backup."
    ),
    "doctor.rows_without_parent": N_(
        "Rows have lost what they belong to, in {tables}. Keep a copy of the data folder, and restore the latest backup."
    ),
    "doctor.revision": N_("The database has the structure that this version needs ({revision})."),
    "doctor.revision_other": N_(
        "The database is of another version: it is at {revision}, {needed} is needed. Run: stele init."
    ),
    "doctor.blobs": N_("All stored files are intact ({count})."),
    "doctor.blob_lost": N_("The stored file {address} is missing or damaged. Restore it from a backup."),
    "doctor.blobs_lost": N_("Stored files that are missing or damaged: {count} in all."),
    "doctor.swept": N_("Files that nothing had needed for a day were removed ({count})."),
    "doctor.progress": N_("The progress of every language agrees with the count of its segments."),
    "doctor.progress_wrong": N_(
        "The progress shown for {language} of release {release} is wrong. Report this to the makers of Stele."
    ),
    "doctor.folder_open": N_(
        "Other users of this machine can read {folder} (mode {mode}). Close it to them with: chmod 700."
    ),
    "doctor.no_ballast": N_(
        "There is no reserve to give back on a full disk. Once there is space, create it with: stele init."
    ),
    "doctor.little_room": N_("Only {free} MB are free: no file is imported below 200 MB. Free some space."),
    "doctor.room": N_("{free} MB are free."),
    "doctor.chains": N_("The history is intact (events: {events}, chains: {chains})."),
    "doctor.chain_broken": N_(
        "The history of {chain} is broken at event {seq} ({fault}). Keep a copy of the data folder and compare it with a backup."
    ),
}
