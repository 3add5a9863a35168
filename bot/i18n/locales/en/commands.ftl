### Commands as Discord's picker shows them: at most 100 characters each.

command-cast = Who plays in it, or all about one person
command-character = Who a character is, and who plays them
command-city = A city's part in the story, and its time now
command-crew = Who made it, and what they made before
command-quote = What somebody said, in their exact words
command-release = When it comes out, as far as our articles know
command-about = What the series is
command-news = The articles, newest first, and what each one brought
command-sources = One article: where it is from and what we took from it
command-ask = Ask anything; the articles answer, or stay silent
command-help = What I can do
command-privacy = What I store about you, and how to delete it

option-cast-person = A name, in any spelling
option-crew-person = A name, in any spelling
option-character-name = A character's name, in any spelling
option-city-name = A city
option-quote-speaker = Who said it
option-quote-about = A word that is in it
option-sources-document = An article, by its outlet
option-ask-question = Your question
option-private = Only you see the answer
option-suggest-link = The article's link

command-suggest = Hand in an article that we don't have; curators decide
command-desk = For those who look after the articles
command-desk-add = Hand in an article: a link, or a file with it
command-desk-queue = What waits for a decision
command-desk-retract = Take an article back; what it alone supported is corrected everywhere
command-desk-feeds = The feeds that are read: see them, add one, drop one
command-desk-status = How the queue, the feeds and the articles stand, and who decided last
option-desk-link = The article's link
option-desk-file = The article as text or as a web page
option-desk-document = An article, by its outlet or title
option-desk-why = Why; the other curators see it
option-desk-add = A feed's link, to read it from now on
option-desk-minutes = How often, in minutes
option-desk-drop = A feed that is to be read no longer
