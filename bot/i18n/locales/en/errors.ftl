### When something goes wrong: what happened, what it means, what to do.

error-unexpected = Sorry, something broke on my side, and your question got no answer. Please try again in a minute. If it stays broken, tell whoever runs this bot the number { $id }.
error-stale = This button is from an older time and I no longer know what it meant. Use a command instead, such as /help.
error-not-yours = This menu belongs to somebody else. Use a command to get your own.
error-no-knowledge = I have no articles to answer from right now. Whoever runs this bot can mend that with `bot build`.
