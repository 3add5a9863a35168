"""An admin who types /config in a small fan server, and looks at what became of it."""

from __future__ import annotations

import json
import re

import discord
from sqlalchemy import text as sql

from bot.domain.delivery import Trouble
from bot.domain.story import Entry, News, Said, Topic, Type
from bot.preview import as_text
from bot.store.deliveries import suspend_route
from bot.store.stories import Telling, Told
from bot.ui.press import encode

NOW = 1_790_000_000_000


class Server:
    """A small fan server whose admin types /config."""

    def __init__(self, world):
        self.world, self.env, self.parts = world, world.env, world.parts
        self.guild = world.env.guild
        self.admin, self.member = world.admin, world.member
        self.channel, self.news = world.channel, world.news

    async def types(self, name, who=None, **options):
        result = await (who or self.admin).slash(self.channel, f"config {name}", **options)
        assert result.ephemeral, f"{name} was answered in public"
        return result

    async def says(self, name, who=None, **options):
        return as_text(await self.types(name, who, **options))

    async def exports(self):
        return json.loads(self.content(await self.types("export")))

    def content(self, result):
        return self.env.backend.cdn.get(result.response.attachments[0].url)

    async def imports(self, file):
        content = file if isinstance(file, bytes) else json.dumps(file).encode()
        return await self.says("import", file=("settings.json", content))

    async def rows(self, table):
        async with self.parts.state.transaction() as db:
            return (await db.execute(sql(f"SELECT * FROM {table}"))).mappings().all()

    async def stands(self):
        return await self.parts.servers.get(self.guild.id)

    def lets_through(self, member):
        """Allow a command past its default permission, as a server's own settings can."""
        command = self.env.backend.find_command("config", self.guild.id, type=1)
        self.guild.set_command_permissions(int(command["id"]), {member: True})

    def takes_the_right(self):
        admins = self.guild.roles["Admins"]
        self.env.backend.edit_role(self.guild.id, admins.id, {"permissions": 0})

    def denies(self, name, channel="closed"):
        overwrite = discord.PermissionOverwrite(**{name: False})
        return self.guild.create_text_channel(channel, overwrites={self.env.bot.user: overwrite})

    async def forges(self, press, owner, who):
        """Click a button that says `press`, on a message that somebody else may see."""
        asked = await self.member.slash(self.channel, "cast")
        stored = self.env.backend.get_message(self.channel.id, asked.response.id)
        forged = encode(press, owner.id)
        stored.components[0]["components"][-1]["components"][0]["custom_id"] = forged
        return await who.click(asked.response.message, custom_id=forged)

    async def picks(self, message, name, *values):
        menu = re.search(rf"v1:m:[0-9a-z]+:set:{name}", str(message.components))[0]
        return await self.admin.select(message, list(values), custom_id=menu)


def asked(env, path):
    return [r for r in env.http_requests if r.method == "POST" and r.path.endswith(path)]


def news(topic=Topic.RELEASE, at=NOW):
    after = Said("planned", "2027-08")
    return News(topic, (Entry(1, Type.ANNOUNCED, "2027-02-02", at, Said(), after),))


async def suspended(server, why=Trouble.NO_PERMISSION):
    async with server.parts.state.transaction() as db:
        await suspend_route(db, server.guild.id, server.news.id, why, NOW)


async def ended(server, *what):
    async with server.parts.state.transaction() as db:
        for number, (outcome, reason) in enumerate(what):
            values = {
                "guild": server.guild.id,
                "channel": server.news.id,
                "at": NOW + number * 86_400_000,
                "what": outcome.value,
                "reason": reason.value if reason else None,
            }
            await db.execute(
                sql(
                    "INSERT INTO outcome (guild_id, channel_id, story_id, step, at, what, reason)"
                    " VALUES (:guild, :channel, 's', 0, :at, :what, :reason)"
                ),
                values,
            )


async def tell(server, topic=Topic.RELEASE):
    telling = Telling("soul-mate", topic, Told("{}", "x"), news(topic))
    await server.parts.stories.tell([telling], NOW)
