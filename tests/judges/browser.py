"""Chromium as the judge of direction: where on the page the characters of a text stand, and from which side a block runs."""

import html
import json
import re
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

CHROMIUM = Path("/usr/bin/chromium-headless-shell")
requires_browser = pytest.mark.skipif(not CHROMIUM.exists(), reason=f"not installed: {CHROMIUM.name}")

_SECONDS = 120
_CHARACTERS = """[...document.querySelectorAll('p')].map(p => {
  const walk = document.createTreeWalker(p, NodeFilter.SHOW_TEXT), found = [];
  for (let node = walk.nextNode(); node; node = walk.nextNode())
    for (let i = 0; i < node.data.length; i++) {
      const range = document.createRange(); range.setStart(node, i); range.setEnd(node, i + 1);
      const box = range.getBoundingClientRect(); if (box.width) found.push([box.left, node.data[i]]);
    }
  return found.sort((a, b) => a[0] - b[0]).map(each => each[1]).join('');
})"""
_SIDES = """[...document.querySelectorAll('h1,h2,h3,h4,p,li,dt,dd,caption,summary')].map(
  block => [block.textContent.trim(), getComputedStyle(block).direction]
)"""


def shown(texts: Sequence[str], folder: Path) -> list[str]:
    """Give each text as it is read from left to right in a line of a right-to-left page; texts may hold elements."""
    paragraphs = "".join(f"<p>{text}" for text in texts)
    page = f'<!doctype html><meta charset=utf-8><body dir=rtl style="width:3000px">{paragraphs}'
    return [str(each) for each in _asked(page, _CHARACTERS, folder)]


def sides(page: str, folder: Path) -> list[tuple[str, str]]:
    """Give the text and direction of each block of a page, as the browser computes it."""
    return [(str(text), str(direction)) for text, direction in _asked(page, _SIDES, folder)]


def _asked(page: str, question: str, folder: Path) -> Any:
    file = folder / "page.html"
    answer = f"<script>const told = JSON.stringify({question}); document.documentElement.textContent = `<<<${{told}}>>>`</script>"
    file.write_text(page + answer, encoding="utf-8")
    command = [str(CHROMIUM), "--no-sandbox", "--window-size=3100,900", "--dump-dom", file.as_uri()]
    dumped = subprocess.run(command, check=True, capture_output=True, timeout=_SECONDS).stdout.decode()
    found = re.search("<<<(.*)>>>", html.unescape(dumped), re.DOTALL)
    assert found is not None, dumped[:500]
    return json.loads(found[1])
