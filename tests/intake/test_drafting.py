"""The workshop's child drafts what came: pages, texts with headers, entries; with what was said."""

from __future__ import annotations

from datetime import date
from html import escape

import msgspec
import pytest
import pytest_asyncio

from bot.domain.documents import DateSource, Grade, Status, Tier
from bot.sources.forms import Entry, NotParsed, Unparsed
from bot.sources.pieces import Content, Piece, Said, have_drafted
from bot.sources.workshop import Workshop
from bot.store.folder import read_show
from tests.conftest import DATA

pytestmark = pytest.mark.asyncio(loop_scope="module")

LINK = "https://press.example/news/soul-mate"
SENTENCE = "Soul Mate will premiere on Netflix on 14 May 2027, the streamer announced."
REST = (
    "The paper asked several of those who worked on it, and will print what they answer.",
    "The series was made over two years by a large crew, and its makers said little of it.",
    "Until then readers can find all of our older articles about it in the archive.",
)
TODAY = date(2026, 3, 9)


@pytest.fixture(scope="module")
def show():
    form, _ = read_show(DATA)
    return msgspec.json.encode(form)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def drafts(show):
    async with Workshop() as workshop:

        async def draft(**piece):
            return await have_drafted(workshop, Piece(**{"show": show, "today": TODAY, **piece}))

        yield draft


def page(*lines, head=""):
    """A web page with a headline and enough lines to be an article."""
    inner = "".join(f"<p>{escape(line)}</p>" for line in (*lines, *REST))
    return (
        f"<html lang='en'><head><title>News</title>{head}</head><body><article><h1>News</h1>"
        f"{inner}</article></body></html>"
    ).encode()


async def test_a_page_becomes_a_draft_with_its_release(drafts):
    made = await drafts(content=Content.PAGE, body=page(SENTENCE), url=LINK)
    (release,) = made.draft.form.release
    assert (release.status, release.edtf, release.grade) == (
        Status.SCHEDULED,
        "2027-05-14",
        Grade.A,
    )
    assert made.draft.sentences[release.id] == SENTENCE
    assert (made.link, made.draft.form.link, made.draft.named) == (LINK, LINK, True)
    assert made.sha256 == made.draft.form.sha256


async def test_what_was_said_beside_an_article_fills_what_it_does_not_say(drafts):
    said = Said(outlet="The Press", published="2026-03-08", language="en")
    made = await drafts(content=Content.PAGE, body=page(SENTENCE), url=LINK, said=said)
    form = made.draft.form
    assert (form.outlet, form.published, form.published_from) == (
        "The Press",
        "2026-03-08",
        DateSource.META,
    )
    head = (
        "<meta property='og:site_name' content='Its Own Name'>"
        "<meta property='article:published_time' content='2026-03-07T09:00:00Z'>"
    )
    made = await drafts(content=Content.PAGE, body=page(SENTENCE, head=head), url=LINK, said=said)
    assert (made.draft.form.outlet, made.draft.form.published) == ("Its Own Name", "2026-03-07")
    wild = Said(published="last week")
    made = await drafts(content=Content.PAGE, body=page(SENTENCE), url=LINK, said=wild)
    assert made.draft.form.published is None


async def test_a_relative_date_counts_from_what_the_feed_said(drafts):
    said = Said(published="2026-03-08")
    body = page("Soul Mate will premiere on Netflix next month, the streamer announced.")
    made = await drafts(content=Content.PAGE, body=body, url=LINK, said=said)
    assert [r.edtf for r in made.draft.form.release] == ["2026-04"]
    made = await drafts(content=Content.PAGE, body=body, url=LINK)
    assert [r.edtf for r in made.draft.form.release if r.edtf] == []


async def test_a_texts_headers_are_understood_and_where_it_came_from_goes_first(drafts):
    body = f"url: https://wire.example/a\ntier: agency\noutlet: Wire\n\n{SENTENCE}\n".encode()
    made = await drafts(content=Content.TEXT, body=body, handed=True)
    assert (made.link, made.tier, made.draft.form.outlet) == (
        "https://wire.example/a",
        Tier.AGENCY,
        "Wire",
    )
    assert made.draft.form.tier is Tier.FAN, "a header's tier is only passed on"
    fetched = await drafts(content=Content.TEXT, body=body, url=LINK, handed=True)
    assert fetched.link == LINK


async def test_header_lines_of_a_text_that_was_fetched_are_not_believed(drafts):
    said = "url: https://wire.example/a\ntier: official\noutlet: Netflix\npublished: 2026-03-01\n"
    body = f"{said}\n{SENTENCE}\n".encode()
    made = await drafts(content=Content.TEXT, body=body, url=LINK)
    form = made.draft.form
    assert (made.link, made.tier, form.outlet, form.published) == (
        LINK,
        None,
        "press.example",
        None,
    )


@pytest.mark.parametrize(
    ("link", "drafted"),
    [
        ("https://wiki.example/Soul_Mate_(TV_series)", "Soul_Mate_%28TV_series%29"),
        ("https://wiki.example/a|b?q=(c)", "a%7Cb?q=%28c%29"),
    ],
)
async def test_a_link_with_parentheses_is_drafted_with_them_encoded(drafts, link, drafted):
    made = await drafts(content=Content.PAGE, body=page(SENTENCE), url=link)
    assert made.link == made.draft.form.link == f"https://wiki.example/{drafted}"


async def test_the_host_of_a_page_is_where_it_came_from_not_what_it_says(drafts):
    head = "<link rel='canonical' href='https://www.netflix.com/title/1'>"
    made = await drafts(content=Content.PAGE, body=page(SENTENCE, head=head), url=LINK)
    assert (made.link, made.draft.form.outlet) == (LINK, "press.example")


async def test_a_text_without_a_link_is_known_by_its_hash_alone(drafts):
    made = await drafts(content=Content.TEXT, body=SENTENCE.encode())
    assert made.draft is None
    assert len(made.sha256) == 64


async def test_an_entry_with_its_whole_text_is_drafted_and_a_beginning_is_not(drafts):
    whole = "".join(f"<p>{line}</p>" for line in [SENTENCE, *REST * 4])
    entry = Entry(id="1", link=LINK, title="News", html=whole, published="2026-03-08")
    made = await drafts(content=Content.ENTRY, entry=entry, url=LINK)
    assert [r.edtf for r in made.draft.form.release] == ["2027-05-14"]
    beginning = Entry(id="1", link=LINK, title="News", html=f"<p>{SENTENCE}</p>")
    made = await drafts(content=Content.ENTRY, entry=beginning, url=LINK)
    assert (made.draft, made.sha256) == (None, "")


async def test_an_article_about_something_else_is_not_named(drafts):
    body = page("Hamlet will premiere on Netflix on 14 May 2027, the streamer announced.")
    made = await drafts(content=Content.PAGE, body=body, url=LINK)
    assert not made.draft.named


async def test_people_whom_the_show_does_not_know_are_drafted_with_whom_they_play(drafts):
    body = page(f"{SENTENCE} The series Soul Mate stars Ann Lee as Hana Mori.")
    made = await drafts(content=Content.PAGE, body=body, url=LINK)
    assert made.draft.strangers == ("Ann Lee: Hana Mori",)


async def test_what_is_no_article_is_refused(drafts):
    with pytest.raises(NotParsed) as refused:
        await drafts(content=Content.PAGE, body=b"<html>log in</html>", url=LINK)
    assert refused.value.reason is Unparsed.NO_ARTICLE
