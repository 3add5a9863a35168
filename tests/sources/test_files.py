"""Reading files that were handed over or dropped in: plain whole ones, and no others."""

from __future__ import annotations

import io
import os
import socket
import sys
from contextlib import contextmanager
from pathlib import Path

import pytest

from bot.sources.files import LIMIT, NotRead, Unread, look, read_file, safe_name, still

posix = pytest.mark.skipif(sys.platform == "win32", reason="there are no such files")


def refused(path, **how):
    with pytest.raises(NotRead) as caught:
        read_file(path, **how)
    return caught.value.reason


ELSEWHERE = ["../../x", "..", ".", "/etc/passwd", "a/b", r"a\b", "C:x", "a\0b", "a\nb", "", ".env"]


@pytest.mark.parametrize("name", [*ELSEWHERE, "x" * 201, "\u202etxt.exe"])
def test_a_name_that_leads_elsewhere_or_is_odd_is_refused(name):
    with pytest.raises(NotRead) as caught:
        safe_name(name)
    assert caught.value.reason == Unread.BAD_NAME


@pytest.mark.parametrize("name", ["story.txt", "Ein Artikel (2).html", "日本.txt", "a..b"])
def test_a_plain_name_is_taken(name):
    assert safe_name(name) == name


def test_a_file_is_read(tmp_path):
    path = tmp_path / "story.txt"
    path.write_bytes(b"text\r\n\0")
    assert read_file(path) == b"text\r\n\0"


@posix
def test_a_link_is_not_followed(tmp_path):
    secret = tmp_path / "secret"
    secret.write_bytes(b"secret")
    link = tmp_path / "story.txt"
    link.symlink_to(secret)
    assert refused(link) == Unread.NOT_A_FILE


@posix
def test_a_link_put_there_in_the_last_moment_is_not_followed_either(tmp_path, monkeypatch):
    secret = tmp_path / "secret"
    secret.write_bytes(b"secret")
    link = tmp_path / "story.txt"
    link.symlink_to(secret)
    monkeypatch.setattr(Path, "lstat", lambda _: secret.stat())
    assert refused(link) == Unread.UNREADABLE


@posix
def test_a_pipe_is_neither_read_nor_waited_for(tmp_path, monkeypatch):
    pipe = tmp_path / "story.txt"
    os.mkfifo(pipe)
    assert refused(pipe) == Unread.NOT_A_FILE
    regular = Path(__file__).stat()
    monkeypatch.setattr(Path, "lstat", lambda _: regular)
    assert refused(pipe) == Unread.NOT_A_FILE


@posix
def test_devices_folders_and_sockets_are_not_read(tmp_path, monkeypatch):
    assert refused(Path("/dev/null")) == Unread.NOT_A_FILE
    assert refused(Path("/dev/zero")) == Unread.NOT_A_FILE
    assert refused(tmp_path) == Unread.NOT_A_FILE
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as plug:
        plug.bind("story.txt")
        assert refused(tmp_path / "story.txt") == Unread.NOT_A_FILE


def test_a_file_that_is_not_there_is_told_as_such(tmp_path):
    assert refused(tmp_path / "story.txt") == Unread.MISSING
    assert refused(tmp_path / "a\0b") == Unread.BAD_NAME


@posix
def test_a_file_of_a_gigabyte_is_not_begun(tmp_path):
    path = tmp_path / "story.txt"
    with path.open("wb") as stream:
        stream.truncate(1 << 30)
    assert refused(path) == Unread.TOO_LARGE


def test_the_limit_is_met_to_the_byte(tmp_path):
    path = tmp_path / "story.txt"
    path.write_bytes(b"x" * LIMIT)
    assert len(read_file(path)) == LIMIT
    path.write_bytes(b"x" * (LIMIT + 1))
    assert refused(path) == Unread.TOO_LARGE
    assert refused(path, limit=10) == Unread.TOO_LARGE


@posix
def test_a_file_that_grows_while_it_is_read_is_held_to_the_limit(tmp_path, monkeypatch):
    path = tmp_path / "story.txt"
    path.write_bytes(b"x")
    small = path.stat()
    path.write_bytes(b"x" * 100)
    monkeypatch.setattr(os, "fstat", lambda _: small)
    assert refused(path, limit=10) == Unread.TOO_LARGE


def test_no_more_is_read_than_the_limit_whatever_size_a_file_says(tmp_path, monkeypatch):
    path = tmp_path / "story.txt"
    path.write_bytes(b"x")
    asked = []

    class Endless(io.BytesIO):
        def read(self, size=-1):
            asked.append(size)
            return b"x" * size

    real = os.fdopen

    @contextmanager
    def endless(handle, mode):
        with real(handle, mode):
            yield Endless()

    monkeypatch.setattr(os, "fdopen", endless)
    assert refused(path) == Unread.TOO_LARGE
    assert asked == [LIMIT + 1]


def test_a_file_is_whole_when_it_is_the_same_for_two_looks(tmp_path):
    path = tmp_path / "story.txt"
    path.write_bytes(b"half")
    first = look(tmp_path)
    assert still({}, first) == []
    path.write_bytes(b"half and half")
    second = look(tmp_path)
    assert still(first, second) == []
    assert still(second, look(tmp_path)) == [path]


def test_a_file_that_is_put_in_another_ones_place_is_looked_at_anew(tmp_path):
    path, other = tmp_path / "story.txt", tmp_path / ".story.txt"
    path.write_bytes(b"one")
    first = look(tmp_path)
    other.write_bytes(b"two")
    at = path.stat()
    os.utime(other, ns=(at.st_atime_ns, at.st_mtime_ns))
    other.replace(path)
    assert still(first, look(tmp_path)) == []


@pytest.mark.parametrize(
    "name", [".hidden", "story.txt.part", "story.txt~", "a.TMP", "a.crdownload"]
)
def test_unfinished_and_hidden_files_are_not_looked_at(tmp_path, name):
    (tmp_path / name).write_bytes(b"x")
    assert look(tmp_path) == {}


@posix
def test_folders_links_pipes_and_empty_files_are_not_looked_at(tmp_path):
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "link.txt").symlink_to(__file__)
    assert look(tmp_path) == {}
    (tmp_path / "empty.txt").touch()
    now = look(tmp_path)
    assert still(now, now) == []


def test_a_folder_that_is_not_there_has_no_files(tmp_path):
    assert look(tmp_path / "none") == {}
