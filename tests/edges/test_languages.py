"""Languages: a folder of messages is all that one needs, and English stands in for the rest."""

from __future__ import annotations

from datetime import date

import discord
import pytest

from bot.app import Places, parts
from bot.domain.edtf import parse
from bot.i18n.fluent import FALLBACK, Voices
from bot.i18n.translator import FluentTranslator


class Polyglot(Voices):
    """The real voices, with a second language whose folder is made by the test."""

    def __init__(self, root):
        super().__init__()
        self._root = root


@pytest.fixture
def voices(tmp_path):
    """English as it is, and a German of two messages."""
    import shutil

    from tests.conftest import ROOT

    shutil.copytree(ROOT / "bot" / "i18n" / "locales" / "en", tmp_path / "en")
    (tmp_path / "de").mkdir()
    (tmp_path / "de" / "cards.ftl").write_text(
        "button-cast = Besetzung\ncommand-cast = Wer mitspielt\n", "utf-8"
    )
    return Polyglot(tmp_path)


def test_a_language_needs_a_folder_and_no_code(voices):
    assert voices.languages == ("en", "de")
    assert voices["de"]("button-cast") == "Besetzung"
    assert voices["de-AT"]("button-cast") == "Besetzung"


def test_english_stands_in_for_what_a_language_lacks(voices):
    assert voices["de"]("button-crew") == "Who made it"
    assert voices["ko"]("button-cast") == "The cast"


def test_a_message_that_nobody_has_is_a_fault_of_ours(voices):
    with pytest.raises(KeyError):
        voices["en"]("no-such-message")


def test_nothing_invisible_is_put_around_arguments(voices):
    assert voices["en"]("fact-plays", subject="<t:1>", object="B") == "<t:1> plays B"


def test_our_words_are_chosen_by_language_then_english_then_any(voices):
    assert voices["de"].text({"en": "singer", "de": "Sänger"}) == "Sänger"
    assert voices["de-AT"].text({"en": "singer"}) == "singer"
    assert voices["de"].text({"ja": "歌手"}) == "歌手"
    assert voices["de"].text({}, "none") == "none"


@pytest.mark.parametrize(
    ("edtf", "said"),
    [
        ("2025", "2025"),
        ("2025-08", "August 2025"),
        ("2025-08-14", "14 August 2025"),
        ("2025-34", "second quarter of 2025"),
        ("2025-41", "second half of 2025"),
        ("2025-24", "winter 2025"),
        ("2025-21", "spring 2025"),
    ],
)
def test_a_date_is_said_as_precisely_as_it_was_given(voices, edtf, said):
    assert voices["en"].window(parse(edtf)) == said


def test_dates_follow_the_language(voices):
    assert voices["de"].day(date(2024, 7, 3)) == "3. Juli 2024"
    assert voices["en"].day(date(2024, 7, 3)) == "3 July 2024"


async def test_commands_fit_discords_limits_and_speak_english_by_default(built, tmp_path):
    async with parts(Places(built, built, tmp_path)) as opened:
        bot = opened.bot()
        for cog in bot._mine:
            await bot.add_cog(cog)
        roots = bot.tree.get_commands()
        assert len(roots) <= 100
        admins = [root for root in roots if root.name == "config"]
        for leaf in [*admins, *(leaf for root in admins for leaf in root.commands)]:
            assert 1 <= len(opened.voices[FALLBACK](leaf.description)) <= 100
            for parameter in getattr(leaf, "parameters", ()):
                assert 1 <= len(opened.voices[FALLBACK](str(parameter.description))) <= 100
        for root in set(roots) - set(admins):
            said = opened.voices[FALLBACK](root.description)
            assert 1 <= len(said) <= 100
            for parameter in root.parameters:
                assert 1 <= len(opened.voices[FALLBACK](str(parameter.description))) <= 100
            contexts = root.allowed_contexts or bot.tree.allowed_contexts
            assert contexts.guild
            assert contexts.dm_channel
            assert (root.allowed_installs or bot.tree.allowed_installs).user
            # What is handed in is always answered in private.
            named = [parameter.name for parameter in root.parameters]
            assert "private" in named or root.name == "suggest"
        await bot.close()


async def test_descriptions_are_translated_and_names_are_not(voices, built, tmp_path):
    async with parts(Places(built, built, tmp_path)) as opened:
        bot = opened.bot()
        for cog in bot._mine:
            await bot.add_cog(cog)
        await bot.tree.set_translator(FluentTranslator(voices))
        cast = bot.tree.get_command("cast")
        payload = await cast.get_translated_payload(bot.tree, bot.tree.translator)
        assert payload["description_localizations"] == {"de": "Wer mitspielt"}
        assert payload["name_localizations"] == {}
        assert payload["name"] == "cast"
        await bot.close()


def test_the_invitation_asks_for_the_least():
    from bot.client import LEAST

    assert LEAST.value == 274877991936
    assert not LEAST.administrator
    assert discord.Permissions(LEAST.value) <= discord.Permissions.all()
