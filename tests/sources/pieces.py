"""Feeds and pages to take apart, good ones and bad ones."""

from __future__ import annotations

import random
import re
from html import escape

URL = "https://news.example/feed"
_WORDS = (
    "the series actor director film story begins with two people who meet in a city by the sea"
    " and said on Monday that next year will bring more of their drama to viewers at home"
)
WORDS = _WORDS.split()


def words(count, seed=0):
    """Return this many words, the same for the same seed."""
    chosen = random.Random(seed)
    return " ".join(chosen.choice(WORDS) for _ in range(count))


def paragraphs(count, seed=0):
    return [f"Paragraph {n}: {words(30, seed * 1_000 + n)}." for n in range(count)]


def marked(lines):
    return "".join(f"<p>{escape(line)}</p>" for line in lines)


def article(lines=None, *, head="", lang="en-GB", title="A title of a story", before="", after=""):
    """Return a page with an article, as a news site makes them."""
    text = marked(paragraphs(12) if lines is None else lines)
    return (
        f'<!DOCTYPE html><html class="x" lang="{lang}"><head><meta charset="utf-8">'
        f"<title>{title}</title>{head}</head><body><nav><a href=/>Home</a></nav>{before}"
        f"<article><h1>{title}</h1>{text}</article>{after}<footer>The Site</footer></body></html>"
    ).encode()


def item(number=1, *, text=None, **tags):
    """Return one item of an RSS feed; a tag that is none is left out."""
    said = {
        "title": f"Title {number}",
        "link": f"https://news.example/{number}",
        "guid": f"tag:news.example,{number}",
        "pubDate": "Thu, 14 May 2026 09:00:00 GMT",
        "description": text if text is not None else f"<p>Text of {number}.</p>",
    } | tags
    inner = "".join(f"<{k}>{escape(v)}</{k}>" for k, v in said.items() if v is not None)
    return f"<item>{inner}</item>"


def rss(*items, head='<?xml version="1.0" encoding="utf-8"?>', language="en-us"):
    return (
        f'{head}<rss version="2.0"><channel><title>The news</title>'
        f"<language>{language}</language>{''.join(items)}</channel></rss>"
    ).encode()


ATOM = b"""<?xml version="1.0"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fr">
<title>Nouvelles</title>
<entry><id>urn:1</id><title type="html">Un &lt;b&gt;titre&lt;/b&gt;</title>
<link rel="alternate" href="/un"/><published>2026-05-14T23:30:00-09:00</published>
<summary>Court.</summary>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Le texte.</p><p>Encore.</p></div>
</content></entry>
</feed>"""

RDF = b"""<?xml version="1.0"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="https://news.example/"><title>Old news</title></channel>
<item rdf:about="https://news.example/1"><title>One</title><link>https://news.example/1</link>
<dc:date>2026-05-14</dc:date><description>Text</description></item>
</rdf:RDF>"""

LAUGHS = (
    b'<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a0 "lol">'
    + b"".join(b'\n<!ENTITY a%d "%s">' % (n, b"&a%d;" % (n - 1) * 10) for n in range(1, 12))
    + b']>\n<rss version="2.0"><channel><title>&a11;</title>'
    + item(2, title=None).replace("<item>", "<item><title>&a11;</title>").encode()
    + b"</channel></rss>"
)

QUADRATIC = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "%s">]><rss version="2.0"><channel>' % (
    b"a" * 50_000
) + b"<item><guid>1</guid><title>%s</title></item></channel></rss>" % (b"&a;" * 50_000)

OUTSIDE = (
    b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY file SYSTEM "file:///etc/passwd">'
    b'<!ENTITY % net SYSTEM "http://127.0.0.1:9/x"> %net;]>'
    b'<rss version="2.0"><channel><title>T</title><item><guid>1</guid><title>[&file;]</title>'
    b"<description>[&file;]</description></item></channel></rss>"
)


def undeclared(bomb):
    """Return a bomb without its declarations, with an entity that all know in each one's place."""
    harmless = re.sub(rb"<!DOCTYPE.*?]>", b"", bomb, flags=re.DOTALL)
    return re.sub(rb"&(?:a|a11|file);", b"&lt;", harmless)
