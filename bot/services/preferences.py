"""What servers prefer of answers, in memory: no answer costs a look into the database."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.store.servers import Server, Servers

PRIVATE = "private"


class Preferences:
    """Each server's language and whether its answers are private; kept in step with the store."""

    def __init__(self) -> None:
        self._languages: dict[int, str] = {}
        self._private: set[int] = set()

    async def load(self, servers: Servers) -> None:
        """Read what is stored, and hear of every change from now on."""
        servers.changed = self.hear
        for server in await servers.preferring():
            self.hear(server)

    def hear(self, server: Server) -> None:
        """Take over what a server prefers now."""
        self._languages.pop(server.id, None)
        self._private.discard(server.id)
        if server.language is not None:
            self._languages[server.id] = server.language
        if server.answers == PRIVATE:
            self._private.add(server.id)

    def language(self, guild_id: int | None) -> str | None:
        """Return the language that a server chose; none for its own."""
        return self._languages.get(guild_id) if guild_id is not None else None

    def private(self, guild_id: int | None) -> bool:
        """Say whether answers in a server are private where nobody says otherwise."""
        return guild_id in self._private
