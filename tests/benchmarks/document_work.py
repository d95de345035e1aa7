"""One piece of work on a document, done in a process of its own: ``python -m tests.benchmarks.document_work ACTION FILE ...``.

Prints milliseconds and the peak of memory in megabytes as JSON. What is imported before the clock starts is not counted as time.
"""

import gc
import json
import logging
import re
import resource
import sys
import time
from collections.abc import Callable
from itertools import cycle
from pathlib import Path

_WORD = re.compile("[A-Za-z]+")
_TEXT = "افتتحت الوكالة مركزا جديدا في المدينة وقالت إن العمل بدأ يوم الأحد مع شركاء من الخارج"

Work = Callable[[], object]


def _read(path: Path) -> Work:
    from workflow import documents

    documents.formats()
    data = path.read_bytes()
    # As in the child that reads files.
    gc.disable()
    return lambda: documents.read(data, path.name, "en")


def _write(path: Path) -> Work:
    from workflow import documents

    document = documents.read(path.read_bytes(), path.name, "en")
    language = document.properties.get("target_language", "ar")
    texts = {block.key: block.text.with_text(_spoken(block.text.text)) for block in document.blocks}
    return lambda: documents.write(document, texts, language)


def _spoken(text: str) -> str:
    """Give as many words in Arabic, the codes where they were."""
    words = cycle(_TEXT.split())
    return _WORD.sub(lambda _: next(words), text)


def _docx_load(path: Path) -> Work:
    import docx

    return lambda: docx.Document(str(path))


def _docx_save(path: Path) -> Work:
    import docx

    loaded = docx.Document(str(path))
    return lambda: loaded.save(str(path.with_suffix(".peer.docx")))


def _docx_texts(path: Path) -> Work:
    import docx

    def changed() -> None:
        loaded = docx.Document(str(path))
        for paragraph in loaded.paragraphs:
            for run in paragraph.runs:
                run.text = _spoken(run.text)
        loaded.save(str(path.with_suffix(".peer.docx")))

    return changed


def _toolkit(name: str, *arguments: str) -> Work:
    from importlib import import_module

    logging.disable()
    main = import_module(f"translate.convert.{name}").main
    return lambda: main(["--progress=none", "--errorlevel=none", *arguments])


def _work(action: str, path: Path) -> Work:
    one = str(path)
    xliff, po, out = (str(path.with_suffix(f".peer{ending}")) for ending in (".xlf", ".po", path.suffix))
    toolkit = {
        "odf2xliff": (one, xliff),
        "xliff2odf": ("-t", one, xliff, out),
        "html2po": (one, po),
        "po2html": ("-t", one, po, out),
    }
    if action in toolkit:
        return _toolkit(action, *toolkit[action])
    return _OWN[action](path)


_OWN: dict[str, Callable[[Path], Work]] = {
    "read": _read,
    "write": _write,
    "docx-load": _docx_load,
    "docx-save": _docx_save,
    "docx-texts": _docx_texts,
}


def main(action: str, path: str) -> None:
    """Do the work once and tell what it took."""
    work = _work(action, Path(path))
    start = time.process_time()
    work()
    taken = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"milliseconds": taken * 1000, "megabytes": peak}))


if __name__ == "__main__":
    main(*sys.argv[1:])
