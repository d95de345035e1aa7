"""OmegaT without its window: a project is filled from its memories and written."""

import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

PATIENCE_SECONDS = 120

requires_omegat = pytest.mark.skipif(shutil.which("omegat") is None, reason="OmegaT (Debian: omegat) is not installed")

_PROJECT = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<omegat><project version="1.0">
<source_dir>__DEFAULT__</source_dir><target_dir>__DEFAULT__</target_dir><tm_dir>__DEFAULT__</tm_dir>
<glossary_dir>__DEFAULT__</glossary_dir><dictionary_dir>__DEFAULT__</dictionary_dir>
<source_lang>{source}</source_lang><target_lang>{target}</target_lang>
<sentence_seg>false</sentence_seg><support_default_translations>true</support_default_translations>
<remove_tags>false</remove_tags>
</project></omegat>
"""
_MEMORY = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE tmx SYSTEM "tmx11.dtd">
<tmx version="1.1"><header creationtool="OmegaT" creationtoolversion="3.6" segtype="paragraph" o-tmf="OmegaT TMX"
adminlang="EN-US" srclang="{source}" datatype="plaintext"/><body>{units}</body></tmx>
"""
_UNIT = '<tu><tuv lang="{source}"><seg>{said}</seg></tuv><tuv lang="{target}"><seg>{told}</seg></tuv></tu>'


def translated(
    folder: Path,
    files: Mapping[str, bytes],
    memories: Mapping[str, bytes],
    source: str = "en",
    target: str = "ar",
) -> dict[str, bytes]:
    """Give ``files`` as OmegaT writes them, every segment filled that stands in ``memories``."""
    for name in ("source", "target", "omegat", "glossary", "dictionary", "tm/auto"):
        (folder / name).mkdir(parents=True)
    (folder / "omegat.project").write_text(_PROJECT.format(source=source, target=target), encoding="utf-8")
    for name, data in files.items():
        (folder / "source" / name).write_bytes(data)
    for name, data in memories.items():
        (folder / "tm" / "auto" / name).write_bytes(data)
    words = ["omegat", str(folder), "--mode=console-translate", f"--config-dir={folder / 'settings'}", "--no-team"]
    done = subprocess.run(words, check=False, capture_output=True, timeout=PATIENCE_SECONDS)
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    return {name: (folder / "target" / name).read_bytes() for name in files}


def memory(pairs: Mapping[str, str], source: str = "en", target: str = "ar") -> bytes:
    """A memory as OmegaT writes it itself: inline elements stand as the tags that it shows (``<g0>…</g0>``)."""
    units = "".join(
        _UNIT.format(source=source, target=target, said=_escaped(said), told=_escaped(told))
        for said, told in pairs.items()
    )
    return _MEMORY.format(source=source, units=units).encode()


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
