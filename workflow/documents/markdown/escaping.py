"""Text that Markdown takes for nothing but text."""

import re

_ANYWHERE = re.compile(r"[*`\[\]<]|(?<![^\W_])_|_(?![^\W_])|\\(?=[!-/:-@\[-`{-~]|$)|~(?=~)|(?<=~)~|&(?=#?\w+;)")
_AT_START = re.compile(r"(?:[#>+=|:~-]|\d{1,9}(?=[.)](?:\s|$)))")
_NUMBER = re.compile(r"(\d{1,9})([.)])(?=\s|$)")
_PUNCTUATION = re.compile(r"[!-/:-@\[-`{-~]")
_LINE_END = re.compile(r"[\n\r\v\f\x85\u2028\u2029]+")


def escaped(text: str, *, begins: bool, fully: bool = False) -> str:
    """Escape text, with ``begins`` as what a line begins with; ``fully`` escapes all of ASCII's punctuation."""
    told = one_line(text)
    if fully:
        return _PUNCTUATION.sub(r"\\\g<0>", told)
    told = _ANYWHERE.sub(r"\\\g<0>", told)
    if begins:
        told = told.lstrip(" \t")
        if _NUMBER.match(told):
            told = _NUMBER.sub(r"\1\\\2", told, count=1)
        elif _AT_START.match(told):
            told = "\\" + told
    return told


def one_line(text: str) -> str:
    """Make a space of each line end: a blank line would end the block."""
    lines = _LINE_END.split(text)
    return text if len(lines) == 1 else " ".join(line.strip() for line in lines)


def in_cell(text: str, *, fully: bool = False) -> str:
    """Escape the bars of escaped text that stands in a cell; ``fully`` escaped text has them escaped."""
    return text if fully else text.replace("|", "\\|")


def as_cell(text: str) -> str:
    """Keep a backslash at the end of a cell from its bar."""
    return text[:-2] + "&#92;" if text.endswith("\\\\") else text


def as_heading(text: str) -> str:
    """Keep hashes or braces at the end of a heading's text from being taken for marks."""
    if text.endswith("#"):
        return text[:-1] + "\\#"
    return re.sub(r"\{(?=[ \t]*[#.:][^{}]*\}$)", r"\\{", text)


def as_title(text: str, quote: str) -> str:
    """Write a link's title with its quotes."""
    close = ")" if quote == "(" else quote
    told = re.sub(r"[\\()\"'&]" if quote == "(" else rf"[\\&{quote}]", r"\\\g<0>", one_line(text))
    return quote + told + close
