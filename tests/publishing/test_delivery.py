import errno
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.publishing.builders import a_bundle
from web.wording.publishing import MESSAGES
from workflow.errors import Refused, Unavailable
from workflow.publishing.bundle import verify
from workflow.publishing.delivery import deliver, zipped


def test_a_folder_holds_the_files_of_the_bundle_and_no_other(tmp_path: Path) -> None:
    deliver(a_bundle(), tmp_path / "out" / "here")
    assert {path.name: path.read_bytes() for path in (tmp_path / "out" / "here").iterdir()} == {
        file.name: file.data for file in a_bundle().files
    }
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["here"]


def test_an_empty_folder_is_filled(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    deliver(a_bundle(), tmp_path / "out")
    assert verify(tmp_path / "out") is None


def test_a_path_that_ends_in_zip_becomes_a_zip_with_the_same_names(tmp_path: Path) -> None:
    deliver(a_bundle(), tmp_path / "out.zip")
    with zipfile.ZipFile(tmp_path / "out.zip") as archive:
        assert archive.namelist() == [file.name for file in a_bundle().files]
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_same_bundle_gives_the_same_zip() -> None:
    assert zipped(a_bundle()) == zipped(a_bundle())


@pytest.mark.parametrize("name", ["out", "out.zip"])
def test_what_is_there_is_never_written_over(tmp_path: Path, name: str) -> None:
    deliver(a_bundle(), tmp_path / name)
    with pytest.raises(Refused) as error:
        deliver(a_bundle(), tmp_path / name)
    assert error.value.code == "delivery.taken"
    assert verify(tmp_path / name) is None


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "delivery.full"),
        (errno.EROFS, "delivery.readonly"),
        (errno.EACCES, "delivery.forbidden"),
        (errno.EIO, "delivery.failed"),
    ],
)
@pytest.mark.parametrize("name", ["out", "out.zip"])
@pytest.mark.parametrize("step", ["fsync", "rename"])
def test_a_disk_that_fails_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, step: str, number: int, code: str
) -> None:
    def fail(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr("os.fsync" if step == "fsync" else "pathlib.Path.rename", fail)
    with pytest.raises(Unavailable) as error:
        deliver(a_bundle(), tmp_path / name)
    assert error.value.code == code
    assert "{path}" in MESSAGES[code]
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_made_is_one_clear_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(Unavailable):
        deliver(a_bundle(), tmp_path / "file" / "out")


_KILLED = """
import os, signal, sys
from pathlib import Path
from tests.publishing.builders import a_bundle
from workflow.publishing import delivery
count = 0
true_fsync = os.fsync
def fsync(descriptor):
    global count
    count += 1
    if count == int(sys.argv[2]):
        os.kill(os.getpid(), signal.SIGKILL)
    true_fsync(descriptor)
os.fsync = fsync
delivery.deliver(a_bundle(), Path(sys.argv[1]))
"""


@pytest.mark.parametrize(("fsyncs", "is_there"), [(1, False), (4, False), (5, False), (6, True)])
def test_a_kill_leaves_all_or_nothing(tmp_path: Path, fsyncs: int, is_there: bool) -> None:
    out = tmp_path / "out"
    done = subprocess.run([sys.executable, "-c", _KILLED, str(out), str(fsyncs)], check=False, cwd=Path.cwd())
    assert done.returncode == -9
    assert out.exists() is is_there
    if is_there:
        assert verify(out) is None
