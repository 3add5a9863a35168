"""Making articles of pages and text files."""

from __future__ import annotations

from datetime import date

import pytest
import trafilatura

from bot.domain.documents import DateSource
from bot.sources.forms import NotParsed, Unparsed
from bot.sources.nesting import DEEPEST, shallow
from bot.sources.parsing import LARGEST_TEXT, article_of_html, article_of_text
from tests.sources.effort import MUCH, effort
from tests.sources.pieces import article, marked, paragraphs, words

LINK = "https://news.example/story"
TODAY = date(2026, 5, 20)


def read(body, content_type="text/html; charset=utf-8"):
    return article_of_html(body, content_type, LINK, today=TODAY)


def refused(body):
    with pytest.raises(NotParsed) as caught:
        read(body)
    return caught.value.reason


SAID = """<meta property="og:site_name" content="The Site">
<meta property="article:published_time" content="2026-05-14T08:00:00+09:00">"""


def test_a_page_gives_its_article_and_what_it_says_of_it():
    found = read(article(head=SAID))
    lines = paragraphs(12)
    assert found.text == "A title of a story\n\n" + "\n".join(lines)
    assert found.text[slice(*found.title)] == "A title of a story"
    assert (found.outlet, found.link, found.language) == ("The Site", LINK, "en")
    assert (found.published, found.published_from) == ("2026-05-14", DateSource.META)


@pytest.mark.parametrize("day", ["1970-01-01", "2999-01-01", "2026-05-30", "garbage"])
def test_a_day_of_publication_that_cannot_be_is_not_believed(day):
    body = article(head=SAID.replace("2026-05-14T08:00:00+09:00", day))
    assert read(body).published is None


def test_a_day_that_the_text_tells_of_is_not_taken_for_that_of_publication():
    lines = [*paragraphs(8), "The series begins on May 14, 2026, and ends on 1 June 2026."]
    assert read(article(lines)).published is None


def test_without_a_day_on_the_page_the_one_in_its_link_counts():
    link = "https://news.example/2024/01/02/story"
    assert article_of_html(article(), "", link, today=TODAY).published == "2024-01-02"


def test_lists_quotations_and_headings_are_lines_of_their_own():
    more = "<h2>The cast</h2><ul><li>One as A<li>Two as B</ul><blockquote>“Yes.”</blockquote>"
    text = read(article().replace(b"</article>", more.encode() + b"</article>"))
    for line in ("The cast", "One as A", "Two as B", "“Yes.”"):
        assert line in text.text.split("\n")


@pytest.mark.parametrize(
    ("charset", "said", "text"),
    [
        ("utf-8", "text/html; charset=iso-8859-1", "été à Séoul — 日本"),
        ("utf-8", "text/html; charset=nonsense", "été à Séoul — 日本"),
        ("utf-8", "", "été à Séoul — 日本"),
        ("utf-8-sig", "text/html; charset=utf-16", "été à Séoul — 日本"),
        ("utf-16", "text/html", "été à Séoul — 日本"),
        ("cp1252", "text/html; charset=utf-8", "été à Paris — “là”"),
        ("cp1252", "text/html; charset=iso-8859-1", "été à Paris — “là”"),
        ("shift_jis", "text/html; charset=Shift_JIS", "日本語の物語"),
        ("euc-kr", "text/html; charset=euc-kr", "한국 이야기"),
        ("iso2022_jp", "text/html; charset=iso-2022-jp", "日本語の物語"),
        ("gb18030", "text/html; charset=gb2312", "故事开始"),
    ],
)
def test_a_page_is_read_in_the_charset_that_it_is_in(charset, said, text):
    lines = [f"{text} {line}" for line in paragraphs(8)]
    body = article(lines, title=text).decode().replace('<meta charset="utf-8">', "").encode(charset)
    found = read(body, said)
    assert found.text == text + "\n\n" + "\n".join(lines)


def test_spoiled_bytes_spoil_no_more_than_themselves():
    body = article(["été " + line for line in paragraphs(8)]).replace(
        b"Paragraph 3", b"\xff\x00\x08"
    )
    found = read(body)
    assert "été Paragraph 2" in found.text
    assert "\ufffd" in found.text
    assert "\x00" not in found.text
    assert "\x08" not in found.text


LOGIN = b"""<html><head><title>Log in</title></head><body><h1>Log in</h1><form action=/login>
<p>Please log in to go on reading.</p><input name=user><input type="password" name=p></form>%s
</body></html>"""


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html></html>",
        b"<html><body></body></html>",
        LOGIN % b"",
        LOGIN % marked(paragraphs(5)).encode(),
        article(["Subscribe to read the whole story."]),
        article([]),
        b"/etc/passwd",
        b"http://127.0.0.1/x",
        b'{"json": true}',
        b"%PDF-1.4 " + bytes(range(256)) * 20,
        b"<" * 100_000,
        b"<!--" * 10_000,
        b"<![CDATA[" * 10_000,
        b"\0" * 10_000,
    ],
)
def test_a_page_without_an_article_is_told_as_such(body):
    assert refused(body) == Unparsed.NO_ARTICLE


@pytest.mark.parametrize(
    "begun", [b"<", b"<!--", b"<![CDATA[", b"<!DOCTYPE [", b"<script>", b"<a "]
)
def test_a_page_that_begins_much_and_ends_nothing_takes_little_more_effort_than_others(begun):
    usual = article([words(40_000)])
    assert effort(read, begun * (len(usual) // len(begun))) < MUCH * effort(read, usual)


def test_an_article_with_a_form_to_log_in_beside_it_is_an_article():
    form = "<form><input type=password></form>"
    assert read(article(after=form)).text.endswith(paragraphs(12)[-1])


@pytest.mark.parametrize(
    "nest", ["<div>", "<b>", "<span>", "<div></b>", "<ul><li>", "<blockquote>"]
)
def test_a_page_with_elements_nested_too_deep_gives_its_article_all_the_same(nest):
    assert paragraphs(12)[-1] in read(article(before=nest * 5_000)).text


@pytest.mark.parametrize("nest", ["<div>", "<table><tr><td>"])
def test_nothing_that_is_nested_too_deep_reaches_the_parser(nest, monkeypatch):
    given = []
    monkeypatch.setattr(trafilatura, "bare_extraction", lambda markup, **_: given.append(markup))
    assert refused(article(before=nest * 20_000)) == Unparsed.NO_ARTICLE
    assert [markup.count(nest) <= DEEPEST for markup in given] == [True]


def test_cutting_takes_little_more_effort_for_what_is_nested_than_for_what_is_not():
    nested = "<div>" * 20_000 + "</b>" * 20_000 + "</div>" * 20_000
    flat = "<div></div>" * (len(nested) // len("<div></div>"))
    assert effort(shallow, nested) < MUCH * effort(shallow, flat)


def test_cutting_nested_elements_keeps_all_text():
    html = "".join(f"<div>{n} " for n in range(1_000)) + "</div>" * 1_000
    cut = shallow(html)
    assert cut.count("<div>") == cut.count("</div>") == DEEPEST
    words_left = cut.replace("<div>", "").replace("</div>", "").split()
    assert words_left == [str(n) for n in range(1_000)]


def test_cutting_leaves_pages_alone_that_leave_their_paragraphs_open():
    html = "<ul>" + "<li><p>text" * 1_000 + "</ul>" + "<tr><td>x<td>y" * 1_000 + "<p>z<br>" * 1_000
    assert shallow(html) == html


def test_cutting_is_not_deceived_by_scripts_comments_and_wrong_ends():
    html = "<script>'<div>'</script><!-- <div> --></b></i>" * 1_000
    assert shallow(html) == html


# Text files


def test_a_text_file_may_begin_with_headers():
    found = article_of_text(
        b"title: A story\r\nlang: de\r\nurl: https://x.example/\r\n\r\nText.\r\n"
    )
    assert found.text[slice(*found.title)] == "A story"
    assert (found.language, found.link) == ("de", "https://x.example/")
    assert found.text[found.body :] == "Text.\n"


@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le-bom", "cp1252"])
def test_a_text_file_is_read_in_its_charset(charset):
    text = "Un été à Paris. “Là”, dit-il.\nEncore."
    bom = b"\xff\xfe" if charset.endswith("-bom") else b""
    assert article_of_text(bom + text.encode(charset.removesuffix("-bom"))).text == text


def test_what_cannot_be_seen_is_left_out_of_a_text_file():
    rest = words(60)
    body = f"One\x00 t\x08wo\u202e.\u2028Three\x0b four.\r\nFi\x1bve\ufeff. {rest}".encode()
    assert article_of_text(body).text == f"One two.\nThree\n four.\nFive. {rest}"


@pytest.mark.parametrize("body", [b"", b" \n\t ", b"\xff\xfe", bytes(range(32)) * 100])
def test_a_text_file_without_text_is_told_as_such(body):
    with pytest.raises(NotParsed) as caught:
        article_of_text(body)
    assert caught.value.reason == Unparsed.NO_ARTICLE


def test_a_text_file_has_a_limit():
    assert article_of_text(b"a " * (LARGEST_TEXT // 2)).text
    with pytest.raises(NotParsed) as caught:
        article_of_text(b"a " * (LARGEST_TEXT // 2) + b"b")
    assert caught.value.reason == Unparsed.TOO_LARGE


def test_a_path_in_a_text_file_is_only_text():
    assert article_of_text(b"/etc/passwd").text == "/etc/passwd"


def test_every_place_of_an_article_is_within_its_text():
    found = read(article([words(40, n) + "." for n in range(10)]))
    assert found.body == found.title.end + 2
    assert all(s.end <= len(found.text) for s in found.sentences)
