"""What is held together is shown in order by a browser, and was not before."""

import html
from pathlib import Path

from tests.judges.browser import requires_browser, shown
from workflow.documents.document import Isolation
from workflow.documents.html.reader import ISOLATE
from workflow.documents.isolation import isolated, runs

BROKEN = [
    "للاتصال +961 1 70 20 30 مساء",
    "الهاتف 02 2345 6789.",
    "ميزانية 1 250 000 دينار",
    "زوروا https://library.example/ar/ اليوم",
    "شركاء مثل Croix Verte، Save Our Seas, IOM (Geneva) وغيرهم",
    "درجة الحرارة -7.5 أو -12% ليلا",
    "لغتا C# وF# وشهادة A+ للكبار 18+",
    "القرار A/77/L.5 (2023) والتقرير World Water Report (2023)",
    "الوثيقة 12/2023/IOM وممر 10-km",
    "تابعوا @library و#WorldBookDay ومنصة .NET",
    "كتب: «We open, at last, today!» أمس",
    "الرقم المعياري 978-0-00-000000-2",
    "حرارة 5 °C ثم −5 °C عند 36°N",
]


@requires_browser
def test_runs_are_shown_in_order_and_were_not_before(tmp_path: Path) -> None:
    before = shown([html.escape(text) for text in BROKEN], tmp_path)
    elements = shown(
        [
            html.escape(isolated(text, Isolation.CHARACTERS)).replace("\u2066", ISOLATE).replace("\u2069", "</bdi>")
            for text in BROKEN
        ],
        tmp_path,
    )
    characters = shown([html.escape(isolated(text, Isolation.CHARACTERS)) for text in BROKEN], tmp_path)
    marks = shown([html.escape(isolated(text, Isolation.MARKS)) for text in BROKEN], tmp_path)
    for text, *told in zip(BROKEN, before, elements, characters, marks, strict=True):
        held = [text[start:end] for start, end in runs(text)]
        assert told[0] != told[1]
        for way in told[1:]:
            assert [run for run in held if run not in way] == []
        assert held
