"""Settings come from the environment and `.env`, and a wrong one says what would be right."""

from __future__ import annotations

import pytest

from bot.settings import BadSettings, Secret, load


def test_without_anything_all_has_a_default(tmp_path):
    settings = load({}, tmp_path)
    assert not settings.token
    assert str(settings.data) == "data"
    assert str(settings.state) == ".state"
    assert settings.api is None
    assert settings.gateway is None
    assert (settings.desk_guild, settings.desk_channel) == (None, None)
    assert settings.fetch_also == frozenset()
    assert (settings.log_level, settings.log_format) == ("INFO", "text")


def test_the_environment_wins_over_the_file(tmp_path):
    (tmp_path / ".env").write_text("DISCORD_TOKEN=from-file\nLOG_LEVEL=debug\n")
    settings = load({"DISCORD_TOKEN": "from-environment"}, tmp_path)
    assert settings.token.reveal() == "from-environment"
    assert settings.log_level == "DEBUG"


def test_a_secret_can_stand_in_a_file_of_its_own(tmp_path):
    (tmp_path / "token").write_text("  from-its-file\n")
    settings = load({"DISCORD_TOKEN_FILE": str(tmp_path / "token")}, tmp_path)
    assert settings.token.reveal() == "from-its-file"


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"DISCORD_TOKEN_FILE": "/no/such/file"}, "DISCORD_TOKEN_FILE names a file"),
        ({"DISCORD_API_URL": "ftp://x"}, "DISCORD_API_URL must be an address"),
        ({"DISCORD_GATEWAY_URL": "http://x"}, "begins with ws://"),
        ({"OPERATOR_IDS": "12, me"}, "OPERATOR_IDS must be ids"),
        ({"CURATOR_IDS": "99999999999999999999"}, "CURATOR_IDS must be ids"),
        ({"CURATOR_IDS": "-1"}, "CURATOR_IDS must be ids"),
        ({"DESK_GUILD_ID": "here"}, "DESK_GUILD_ID must be an id"),
        ({"DESK_CHANNEL_ID": "1, 2"}, "DESK_CHANNEL_ID must be an id"),
        ({"FETCH_ALSO": "localhost:8080"}, "FETCH_ALSO must be IP addresses with ports"),
        ({"FETCH_ALSO": "127.0.0.1"}, "such as 127.0.0.1:8080"),
        ({"FETCH_ALSO": "127.0.0.1:0"}, "FETCH_ALSO"),
        ({"FETCH_ALSO": "127.1:80"}, "FETCH_ALSO"),
        ({"FETCH_ALSO": "::1:80"}, "FETCH_ALSO"),
        ({"FETCH_ALSO": "http://127.0.0.1:80"}, "FETCH_ALSO"),
        ({"LOG_LEVEL": "loud"}, "LOG_LEVEL must be one of INFO, DEBUG"),
        ({"LOG_FORMAT": "xml"}, "LOG_FORMAT must be one of text, json"),
    ],
)
def test_a_setting_that_cannot_be_used_says_which_and_why(tmp_path, values, said):
    with pytest.raises(BadSettings, match=said):
        load(values, tmp_path)


def test_addresses_and_ids_are_read(tmp_path):
    values = {
        "DISCORD_API_URL": "http://127.0.0.1:1/api/v10/",
        "DISCORD_GATEWAY_URL": "ws://127.0.0.1:1/gateway",
        "OPERATOR_IDS": "1, 2 3",
        "DESK_GUILD_ID": " 4 ",
        "DESK_CHANNEL_ID": "5",
        "FETCH_ALSO": "127.0.0.1:8080, [0:0::1]:443",
    }
    settings = load(values, tmp_path)
    assert settings.api == "http://127.0.0.1:1/api/v10"
    assert settings.gateway == "ws://127.0.0.1:1/gateway"
    assert settings.operators == {1, 2, 3}
    assert (settings.desk_guild, settings.desk_channel) == (4, 5)
    assert settings.fetch_also == {("127.0.0.1", 8080), ("::1", 443)}


def test_a_file_with_secrets_that_others_can_read_is_warned_of(tmp_path):
    env = tmp_path / ".env"
    env.write_text("DISCORD_TOKEN=x")
    env.chmod(0o644)
    assert "chmod 600" in load({}, tmp_path).warnings[0]
    env.chmod(0o600)
    assert load({}, tmp_path).warnings == ()


def test_a_secret_shows_itself_to_nobody():
    secret = Secret("very-secret")
    assert "very-secret" not in f"{secret} {secret!r} {[secret]}"
