"""A message to an author names the line on which the mistake stands, or the nearest above it."""

from __future__ import annotations

import pytest
import tomli
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.store.locate import SOME_KEY, line_of, steps
from tests.conftest import DATA
from tests.store.conftest import HARBOUR

TEXT = """\
title = "A [b] = c"  # [[claim]]
x.y = '''
[[claim]]
start = 4
'''
namesakes = ["Ann, Lee", 'Bo ] "Ray"',
  "Cy",  # "Di",
  "Ed",
]
alias = [
  { text = "a, ]b", kind = "x" },  # , {
  # { text = "no" },
  { text = \"\"\"q
  , {\"\"\", kind = "y" },
]
nested = [[1, 2], [3]]

[[claim]]
id = "c1"

[[claim.parts]]
start = 1
[[claim]]
  id = "c2"
  [[claim.parts]]
  start = 2
  [[claim.parts]]
  start = 3

[words.shy]
text.en = "shy"
text.da = "genert"
[words."dry wit"]
text = { en = "dry" }
[ words . bold ]
'text' . "en" = "bold"
[outlets]
press = ["a.example"]
"""


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("title",), 1),
        (("x", "y"), 2),
        (("namesakes",), 6),
        (("namesakes", 0), 6),
        (("namesakes", 1), 6),
        (("namesakes", 2), 7),
        (("namesakes", 3), 8),
        (("alias",), 10),
        (("alias", 0, "kind"), 11),
        (("alias", 1, "text"), 13),
        (("nested", 1, 0), 16),
        (("claim",), 18),
        (("claim", 0), 18),
        (("claim", 0, "id"), 19),
        (("claim", 0, "parts", 0, "start"), 22),
        (("claim", 1, "id"), 24),
        (("claim", 1, "parts", 0, "start"), 26),
        (("claim", 1, "parts", 1), 27),
        (("claim", 1, "parts", 1, "start"), 28),
        (("words",), 30),
        (("words", "shy"), 30),
        (("words", "shy", "text"), 31),
        (("words", "shy", "text", "en"), 31),
        (("words", "shy", "text", "da"), 32),
        (("words", "dry wit", "text", "en"), 34),
        (("words", "bold", "text", "en"), 36),
        (("outlets", "press", 0), 38),
    ],
)
def test_a_path_leads_to_its_line(path, line):
    assert tomli.loads(TEXT)
    assert line_of(TEXT, path) == line


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("claim", 0, "start"), 18),
        (("claim", 1, "parts", 1, "end"), 27),
        (("claim", 0, "parts", 7), 18),
        (("alias", 9), 10),
        (("words", "shy", "label", "en"), 30),
        (("claim", 9), 1),
        (("words", "meek"), 1),
        (("nothing", 3, "here"), 1),
        ((), 1),
    ],
)
def test_what_is_missing_is_told_at_the_nearest_table_or_key_around_it(path, line):
    assert line_of(TEXT, path) == line


@pytest.mark.parametrize(
    "text",
    [
        "a = 1\r\nb = 2\r\n[c]\r\nd = 3\r\n",
        'a = "\u2028\u0085\x85"\nb = 2\n[c]\nd = 3\n',
        "a = 1 # \u2029\nb = 2\n[c]\nd = 3",
    ],
)
def test_lines_are_counted_as_editors_count_them(text):
    assert line_of(text, ("b",)) == 2
    assert line_of(text, ("c", "d")) == 4


@pytest.mark.parametrize(
    ("path", "wanted"),
    [
        ("$", ()),
        ("$.length", ("length",)),
        ("$.claim[2].start", ("claim", 2, "start")),
        ("$.quote[10].parts[1].text", ("quote", 10, "parts", 1, "text")),
        ("$.words[...].text[...]", ("words", SOME_KEY, "text", SOME_KEY)),
        ("key` in `$.words", ("words",)),
    ],
)
def test_msgspecs_paths_are_read(path, wanted):
    assert steps(path) == wanted


def _leaves(value, path=()):
    if not isinstance(value, dict | list):
        yield path, value
        return
    for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
        yield from _leaves(inner, (*path, key))


@pytest.mark.parametrize(
    "file",
    [
        *(DATA / "documents").glob("*.toml"),
        *(HARBOUR / "documents").glob("*.toml"),
        *(HARBOUR / "show.toml", DATA / "show.toml"),
    ],
    ids=lambda file: f"{file.parent.name}/{file.name}",
)
def test_every_value_of_a_real_file_is_found_on_its_line(file):
    text = file.read_text("utf-8")
    lines = text.split("\n")
    for path, value in _leaves(tomli.loads(text)):
        line = lines[line_of(text, path) - 1]
        written = str(value).lower() if isinstance(value, bool) else str(value)
        assert written.replace('"', '\\"') in line, (path, line)
        assert isinstance(path[-1], int) or path[-1] in line, (path, line)


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="ab.[]{}=\"'#,\n \\", max_size=80), st.integers(0, 3))
def test_no_text_breaks_the_locator(text, number):
    line = line_of(text, ("a", number, "b"))
    assert 1 <= line <= text.count("\n") + 1
