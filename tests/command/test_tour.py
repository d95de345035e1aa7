"""The tour of the README is what ``make tour`` plays, and it ends in a whole bundle."""

import json
import re
from importlib.resources import files
from pathlib import Path
from xml.etree import ElementTree as ET

import polib
import pytest
from translate.storage import tmx, xliff

from web.command.tour import play

_README = Path(__file__).parents[2] / "README.md"


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The tour, played once: its folder and all that was said."""
    folder = tmp_path_factory.mktemp("tour") / "demo"
    with (folder.parent / "said").open("w+") as said:
        assert play(folder, said) == 0
        said.seek(0)
        return folder, said.read()


def test_the_readme_shows_the_tour_word_for_word() -> None:
    shown = re.search(r"```sh\n(.*?)```", _README.read_text(encoding="utf-8"), re.DOTALL)
    assert shown is not None
    assert shown[1] == (files("web.samples") / "tour.sh").read_text(encoding="utf-8")


def test_the_arabic_that_goes_out_is_the_arabic_that_came_in(played: tuple[Path, str]) -> None:
    folder, _ = played
    assert (folder / "bundle/river-centre-ar.ar.txt").read_bytes() == (folder / "river-centre.ar.txt").read_bytes()


def test_a_translator_who_approves_is_told_why_not(played: tuple[Path, str]) -> None:
    _, said = played
    assert "refused: 13" in said
    assert re.search(r"refused\t.*confirmed.*yourself|refused\t.*own", said)


def test_the_swapped_groups_are_found_and_either_side_may_be_wrong(played: tuple[Path, str]) -> None:
    _, said = played
    found = [line for line in said.splitlines() if "\tnumber-groups-swapped\t" in line]
    assert len(found) == 1
    assert "10.7" in found[0]
    assert "7.10" in found[0]
    assert "either" in found[0]


def test_the_second_version_keeps_what_did_not_change_and_the_first_brings_its_approval_back(
    played: tuple[Path, str],
) -> None:
    _, said = played
    assert "Version 2: 12 kept, 1 changed, 0 added, 0 dropped" in said
    assert "Version 3: 12 kept, 1 changed, 0 added, 0 dropped" in said
    assert "Approvals that came back: 2" in said
    assert "en:finished fr:finished" in said.rsplit("stele release revise", 1)[1]
    assert "intact" in said.splitlines()[-1]


def test_every_file_of_the_bundle_agrees_segment_by_segment(played: tuple[Path, str]) -> None:
    bundle = played[0] / "bundle"
    slug = "river-centre-ar"
    po = {language: polib.pofile(str(bundle / f"{slug}.{language}.po")) for language in ("en", "fr")}
    keys = [entry.msgctxt for entry in po["en"]]
    assert len(keys) == 13
    assert [entry.msgctxt for entry in po["fr"]] == keys
    memory = tmx.tmxfile.parsestring((bundle / f"{slug}.tmx").read_bytes())
    units = {unit.xmlelement.get("tuid"): unit for unit in memory.units}
    assert list(units) == keys
    table = (bundle / f"{slug}.table.html").read_text(encoding="utf-8")
    for language, file in po.items():
        out = xliff.xlifffile.parsestring((bundle / f"{slug}.{language}.xlf").read_bytes())
        targets = {unit.getid().split("\x04")[-1]: unit.target for unit in out.units}
        assert list(targets) == keys
        for entry in file:
            assert targets[entry.msgctxt] == entry.msgstr
            assert _variant(units[entry.msgctxt], language) == entry.msgstr
            assert entry.msgstr in table.replace("&amp;", "&")


def test_the_manifest_names_every_file_and_who_did_what(played: tuple[Path, str]) -> None:
    bundle = played[0] / "bundle"
    manifest = json.loads((bundle / "manifest.json").read_text(encoding="utf-8"))
    assert {file["name"] for file in manifest["files"]} | {"manifest.json"} == {path.name for path in bundle.iterdir()}
    assert manifest["languages"] == ["ar", "en", "fr"]
    assert manifest["segments"] == 13
    assert manifest["draft"] is False
    assert "Rima Saleh" in json.dumps(manifest["people"])


def _variant(unit: object, language: str) -> str:
    element: ET.Element = unit.xmlelement  # type: ignore[attr-defined]
    for variant in element.iter("{*}tuv"):
        if variant.get("{http://www.w3.org/XML/1998/namespace}lang") == language:
            return "".join(variant.find("{*}seg").itertext())  # type: ignore[union-attr]
    return ""
