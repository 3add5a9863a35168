"""Makes text of bytes: by their mark, by what they are, and only then by what they say."""

from __future__ import annotations

import codecs
import re

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAID = re.compile(
    rb"(?:charset|encoding)\s{0,9}=\s{0,9}[\"']?([A-Za-z0-9._:-]{1,40})", re.IGNORECASE
)
_HEAD = 2_048
# Only these: Python knows more, some of which take a time that grows with the square of the length.
_CODECS = """utf-8 utf-16 utf-16-le utf-16-be big5 big5hkscs euc_jp gb18030 iso2022_jp iso8859-2
iso8859-3 iso8859-4 iso8859-5 iso8859-6 iso8859-7 iso8859-8 iso8859-10 iso8859-13 iso8859-14
iso8859-15 iso8859-16 koi8-r koi8-u mac-roman mac-cyrillic cp866 cp874 cp932 cp949 cp1250 cp1251
cp1252 cp1253 cp1254 cp1255 cp1256 cp1257 cp1258"""
_KNOWN = frozenset(_CODECS.split())
_OTHER_NAMES = {"x-sjis": "cp932", "windows-31j": "cp932", "x-euc-jp": "euc_jp", "x-gbk": "gb18030"}
# What browsers take these for.
_TAKEN_FOR = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "gb2312": "gb18030",
    "gbk": "gb18030",
}
_UNSEEN = re.compile(
    r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]"
)
_LINE = re.compile(r"\r\n|[\r\x0b\x0c\x85\u2028\u2029]")


def text_of(body: bytes, declared: str = "") -> str:
    """Return the text of bytes that came with this charset, or none. Never fails.

    What doesn't fit becomes U+FFFD. UTF-8 is tried before what is declared: text in another
    charset is hardly ever valid UTF-8 by chance, and declared wrongly it often is.
    """
    body, codec = _marked(body)
    if codec is not None:
        return body.decode(codec, "replace")
    said = _SAID.search(body[:_HEAD])
    codec = _codec(declared) or (_codec(said[1].decode("ascii")) if said else None)
    if codec is not None and codec.startswith("utf-16"):
        # Such markup is full of zeros; without a mark it is said in error, mostly.
        zeros = body[:_HEAD].count(0)
        return (
            body.decode(codec, "replace")
            if zeros * 5 > len(body[:_HEAD])
            else _by_looks(body, None)
        )
    return body.decode(codec, "replace") if codec == "iso2022_jp" else _by_looks(body, codec)


def without_controls(text: str) -> str:
    """Return the text without what can't be seen, each line ended by a newline alone."""
    return _UNSEEN.sub("", _LINE.sub("\n", text))


def _marked(body: bytes) -> tuple[bytes, str | None]:
    """Return the bytes behind their mark, and the codec that the mark, or the first `<`, shows."""
    for mark, codec in _BOMS:
        if body.startswith(mark):
            return body[len(mark) :], codec
    if body[:2] == b"<\0":
        return body, "utf-16-le"
    return body, "utf-16-be" if body[:2] == b"\0<" else None


def _by_looks(body: bytes, codec: str | None) -> str:
    try:
        return body.decode()
    except UnicodeDecodeError:
        text = body.decode("utf-8", "replace")
    # Good UTF-8 with a few spoiled bytes: in other charsets hardly anything else is left whole.
    spoiled = text.count("\ufffd")
    if sum(letter > "\x7f" for letter in text) > 2 * spoiled:
        return text
    return body.decode("cp1252" if codec is None or codec == "utf-8" else codec, "replace")


def _codec(name: str) -> str | None:
    """Return Python's name for a charset that is known here."""
    name = name.strip().lower()
    try:
        found = codecs.lookup(_OTHER_NAMES.get(name, name)).name if name else ""
    except (LookupError, ValueError):
        return None
    found = _TAKEN_FOR.get(found, found)
    return found if found in _KNOWN else None
