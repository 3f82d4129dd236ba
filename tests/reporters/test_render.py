import io
import time
from dataclasses import replace

import pytest

from qa.reporters import NAMES, render, wants_color
from qa.types import Report
from tests.sample_report import sample_report


class Terminal(io.StringIO):
    def isatty(self):
        return True


@pytest.mark.parametrize(
    ("stream", "environment", "wanted"),
    [
        (Terminal(), {}, True),
        (Terminal(), {"NO_COLOR": "1"}, False),
        (Terminal(), {"NO_COLOR": ""}, True),
        (Terminal(), {"TERM": "dumb"}, False),
        (io.StringIO(), {}, False),
    ],
)
def test_colour_suits_the_place(stream, environment, wanted, monkeypatch):
    for name, value in {"NO_COLOR": "", "TERM": "xterm", **environment}.items():
        monkeypatch.setenv(name, value)
    assert wants_color(stream) is wanted


@pytest.mark.parametrize("name", NAMES)
def test_ends_its_last_line(name):
    for report in (sample_report(), Report(())):
        rendered = render(report, name)
        assert rendered.endswith("\n")
        assert rendered == render(report, name)


def test_unknown_reporter_names_the_known():
    with pytest.raises(ValueError, match="terminal, json"):
        render(sample_report(), "xml")


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_ten_thousand_findings_take_less_than_two_seconds(name):
    document = sample_report().documents[0]
    findings = tuple(replace(f, message=f"{f.message} {n}") for n in range(2000) for f in document.findings)
    began = time.process_time()
    render(Report((replace(document, findings=findings),)), name)
    assert time.process_time() - began < 2
