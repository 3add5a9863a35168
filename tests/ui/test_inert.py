"""Text of documents and members pings nobody, links nowhere, formats nothing, and hides nothing."""

from __future__ import annotations

import re
import time
import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.ui.inert import TITLE, clean, echo, inert

FEW = settings(max_examples=200, deadline=None)
SPACE = "\u200b"
"""A space without width, which we put where an address or a mention would begin."""
SIGNS = "\\*_~`|[]<"
PIECES = st.sampled_from(
    [
        *("@everyone", "@here", "<@1>", "<@&1>", "<#1>", "<t:0:R>", "</x:1>", "<id:customize>"),
        *("<a:b:1>", "[good](https://evil.example)", "# ", "> ", ">>> ", "-# ", "- ", "1. ", "```"),
        *("||", "**", "__", "~~", "`", "\\", "\u202e", SPACE, "\u200d", "\ufeff", "\0", "\n", "\t"),
        *(
            "https://",
            "WWW.",
            "discord.gg/",
            "👩🏽\u200d🚀",
            "❤️\u200d🔥",
            "磯村",
            "옥택연",
            "é",
            "a",
            " ",
            "7",
        ),
        *("\u3164", "\ue000a+0\ue001", "\u0301", "\u2028", "·", "…"),
    ]
)
NASTY = st.lists(PIECES | st.text(max_size=5), max_size=15).map("".join)

INERT = {
    "everyone": ("@everyone", f"@{SPACE}everyone"),
    "here": ("@here", f"@{SPACE}here"),
    "a member": ("<@1>", f"\\<@{SPACE}1>"),
    "a role": ("<@&1>", f"\\<@{SPACE}&1>"),
    "a channel": ("<#1>", "\\<#1>"),
    "a time": ("<t:0:R>", "\\<t:0:R>"),
    "a command": ("</x:1>", "\\</x:1>"),
    "a page of the server": ("<id:customize>", "\\<id:customize>"),
    "an emoji of a server": ("<a:b:1>", "\\<a:b:1>"),
    "a masked link": (
        "[good](https://evil.example)",
        f"\\[good\\](https:{SPACE}//evil.example)",
    ),
    "a masked link reversed": (
        "(https://evil.example)[good]",
        f"(https:{SPACE}//evil.example)\\[good\\]",
    ),
    "a masked link on two lines": (
        "[go\nod](https://evil.example)",
        f"\\[go od\\](https:{SPACE}//evil.example)",
    ),
    "a masked link in brackets": (
        "[a](<http://x.example>)",
        f"\\[a\\](\\<http:{SPACE}//x.example>)",
    ),
    "a link": ("https://evil.example/x", f"https:{SPACE}//evil.example/x"),
    "a link in capitals": ("HTTPS://EVIL.EXAMPLE", f"HTTPS:{SPACE}//EVIL.EXAMPLE"),
    "a link of another scheme": ("steam://run/1", f"steam:{SPACE}//run/1"),
    "a link split by what can't be seen": (
        f"http{SPACE}s:/\u2060/evil.example",
        f"https:{SPACE}//evil.example",
    ),
    "a link in brackets": ("<https://evil.example>", f"\\<https:{SPACE}//evil.example>"),
    "a site": ("www.evil.example", f"www{SPACE}.evil.example"),
    "an invitation": ("discord.gg/abc", f"discord.gg{SPACE}/abc"),
    "a heading": ("# h", "\\# h"),
    "a small heading": ("### h", "\\### h"),
    "small print": ("-# h", "\\-# h"),
    "a quote": ("> q", "\\> q"),
    "a quote of all that follows": (">>> q", "\\>>> q"),
    "a list": ("- l", "\\- l"),
    "a list with a star": ("* l", "\\* l"),
    "a numbered list": ("12. l", "12\\. l"),
    "a heading after spaces": ("  \n # h", "\\# h"),
    "no heading": ("#1 in Seoul", "#1 in Seoul"),
    "no list": ("7.5 points", "7.5 points"),
    "code": ("`rm`", "\\`rm\\`"),
    "a block of code": ("```py\nx\n```", "\\`\\`\\`py x \\`\\`\\`"),
    "a spoiler": ("||s||", "\\|\\|s\\|\\|"),
    "bold": ("**b**", "\\*\\*b\\*\\*"),
    "italics": ("_i_ *i*", "\\_i\\_ \\*i\\*"),
    "struck out": ("~~s~~", "\\~\\~s\\~\\~"),
    "an escape": ("\\*", "\\\\\\*"),
    "an escape of ours undone": ("\\\\||s||", "\\\\\\\\\\|\\|s\\|\\|"),
    "an ordinary name": ("Ok Taec-yeon (2PM), “51K” & co.", "Ok Taec-yeon (2PM), “51K” & co."),
}


@pytest.mark.parametrize(("text", "wanted"), INERT.values(), ids=INERT)
def test_markup_is_shown_and_not_obeyed(text, wanted):
    assert inert(text) == wanted


CLEAN = {
    "turned text": ("abc\u202edef\u202c", "abcdef"),
    "isolated text": ("\u2067abc\u2069", "abc"),
    "spaces without width": (f"a{SPACE}b\u2060c\ufeffd", "abcd"),
    "a joiner between letters": ("a\u200db", "ab"),
    "a letter that looks like nothing": ("a\u3164b\u115f\uffa0\u2800c", "abc"),
    "controls": ("a\0b\x07c\x1b[31md\x7f\x9f", "abc[31md"),
    "private signs": ("\ue000a+0\ue001", "a+0"),
    "half of a pair": ("a\ud800b", "ab"),
    "lines": ("a\nb\r\nc\u2028d\u2029e\tf", "a b c d e f"),
    "many spaces": ("  a \u00a0\u3000 b  ", "a b"),
    "only spaces": (" \n\t\u3000\u00a0", ""),
    "only what can't be seen": (f"{SPACE}\u202e\ufeff\u3164", ""),
    "nothing": ("", ""),
    "an emoji of several": (
        "👩🏽\u200d🚀 and 👨\u200d👩\u200d👧",
        "👩🏽\u200d🚀 and 👨\u200d👩\u200d👧",
    ),
    "a burning heart": ("❤\ufe0f\u200d🔥", "❤\ufe0f\u200d🔥"),
    "two joiners": ("👩\u200d\u200d🚀", "👩🚀"),
    "a joiner at an end": ("\u200d👩\u200d", "👩"),
    "a joiner after a sign": ("`\u200d🚀^\u200d🚀", "`🚀^🚀"),
    "flags": ("🇰🇷🇯🇵", "🇰🇷🇯🇵"),
    "other scripts": ("磯村勇斗 옥택연 Âme sœur", "磯村勇斗 옥택연 Âme sœur"),
}


@pytest.mark.parametrize(("text", "wanted"), CLEAN.values(), ids=CLEAN)
def test_what_can_not_be_seen_is_gone_and_emoji_stay_whole(text, wanted):
    assert clean(text) == wanted


@pytest.mark.parametrize(
    ("text", "limit", "wanted"),
    [
        ("abcdef", 6, "abcdef"),
        ("abcdefg", 6, "abcde…"),
        ("abcd efg", 6, "abcd…"),
        ("😀😀😀😀", 3, "😀😀…"),
        ("磯村勇斗", 3, "磯村…"),
        ("a" + SPACE * 100 + "b", 6, "a…"),
        ("a" + " " * 100, 6, "a"),
        ("ab👩\u200d🚀", 5, "ab👩\u200d🚀"),
        ("ab👩\u200d🚀c", 5, "ab👩…"),
    ],
)
def test_what_is_too_long_is_cut_between_characters_and_says_so(text, limit, wanted):
    assert clean(text, limit) == wanted


def _best(of, text):
    """Return the best time of a few, so that a busy machine doesn't count."""
    times = []
    for _ in range(5):
        start = time.perf_counter()
        of(text)
        times.append(time.perf_counter() - start)
    return min(times)


@pytest.mark.parametrize("of", [clean, inert, echo])
@pytest.mark.parametrize(
    ("text", "bar"),
    [
        ("[](" * 8_000, 0.005),
        ("](" * 12_000, 0.005),
        ("||" * 12_000, 0.005),
        ("x" * 1_000_000, 0.050),
        ("漢" * 1_000_000, 0.050),
        ("\u200d" * 1_000_000, 0.050),
        (" \n" * 500_000, 0.050),
        ("😀\u200d" * 500_000, 0.050),
    ],
    ids=["brackets", "reversed", "bars", "ascii", "han", "joiners", "spaces", "emoji"],
)
def test_the_longest_text_takes_no_time(of, text, bar):
    assert _best(of, text) < bar
    assert len(of(text) or "") <= 2 * TITLE


def _bare(text):
    """Return what Discord would still read as markup: the text without what is escaped."""
    return re.sub(r"\\[\\*_~`|\[\]<>#.-]", "", text)


@FEW
@given(NASTY)
@example("*" * 300)
@example("\\" * 300)
@example("a" * 255 + "*")
def test_no_sign_of_markup_is_left_alive(text):
    shown = inert(text)
    assert not set(_bare(shown)) & set(SIGNS)
    assert not re.search(rf"@(?!{SPACE})", shown)
    assert not re.search(r"(?i)[a-z0-9]://|(?<![a-z])www\.|discord\.gg/", shown)
    assert not re.match(r"(?:#{1,3}|-#?|>{1,3}|\d+\.|\+) ", shown)
    assert not set(shown) & set("\n\r\u2028\u2029")


@FEW
@given(NASTY)
def test_nothing_is_left_that_can_not_be_seen_or_that_turns_the_line(text):
    line = clean(text)
    assert len(line) <= TITLE
    assert line == line.strip()
    assert all(
        unicodedata.category(char) not in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
        or (char == "\u200d" and unicodedata.category(line[place - 1]) in {"So", "Sk", "Mn"})
        for place, char in enumerate(line)
    )


@FEW
@given(NASTY)
def test_what_is_clean_stays_as_it_is(text):
    once = clean(text)
    assert clean(once) == once


@FEW
@given(NASTY, st.integers(1, 60))
def test_nothing_is_longer_than_asked(text, limit):
    assert len(clean(text, limit)) <= limit
    # An escape doubles a sign at most, and breaks an address by one more.
    assert len(inert(text, limit)) <= 3 * limit


@pytest.mark.parametrize(
    "typed",
    [
        "Taecyeon",
        "ok taec-yeon",
        "O'Brien",
        "J. K. Rowling",
        "옥택연",
        "磯村勇斗",
        "Zoë",
        "André & Co!",
    ],
)
def test_an_ordinary_name_is_repeated(typed):
    assert echo(typed) == typed


def test_a_name_is_repeated_without_what_can_not_be_seen():
    assert echo(f" ok{SPACE}\u202e  taec ") == "ok taec"


@pytest.mark.parametrize(
    "typed",
    [
        *(
            "@everyone",
            "everyone",
            "EVERYONE",
            "somewhere, here",
            "here",
            "<@1>",
            "<#1>",
            "<t:0:R>",
        ),
        *(
            "[a](b)",
            "https://evil.example",
            "evil.example",
            "www.evil",
            "# h",
            "a_b",
            "`a`",
            "||a||",
        ),
        *(
            "a" * 41,
            "a" * 1_000_000,
            "",
            "   ",
            "!!!",
            "-",
            "\u202e",
            "a\u0301\u0302\u0303",
            "ａ／ｂ",
        ),
        *("\u3164\u3164", "{0}", "$1", "a;b", '"a"', "“a”", "a\\b", "discord.gg/abc"),
    ],
)
def test_anything_else_is_not_repeated(typed):
    assert echo(typed) is None


@FEW
@given(NASTY)
def test_what_is_repeated_is_harmless_as_it_is(text):
    said = echo(text)
    if said is not None:
        assert len(said) <= 40
        assert not set(said) & set(f"{SIGNS}@#>/:()")
        assert any(char.isalnum() for char in said)
