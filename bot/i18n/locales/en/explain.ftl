# What `bot explain` says of an article.

explain-nothing = Nothing was taken.
explain-passed = Dates that were not taken:
explain-release = release: { $status }, { $time }
explain-grade-a = its sentence names the show
explain-grade-b = needs a second source or a yes
explain-quote = { $kind } by { $speaker }
explain-quote-nobody = { $kind }, nobody is named
explain-quote-full = quote
explain-quote-partial = part of a quote
explain-quote-pull = heading made of a quote
explain-quote-reported = reported words
explain-stranger = not known to the show: { $name } ({ $what })
explain-name = “{ $printed }” is { $name }

explain-why-no-cue = nothing beside it speaks of a release
explain-why-only-asked = it is asked there, not stated
explain-why-another-event = it belongs to another event, such as a trailer or filming
explain-why-another-work = it belongs to another work, or it isn't clear to which
explain-why-somebody-else = somebody does something then, the show isn't released
explain-why-in-brackets = a year in brackets, as in a list of earlier works
explain-why-day-of-the-news = the day on which something was announced or reported
explain-why-former = an earlier plan, a newer one stands beside it
explain-why-no-plan = the sentence says that there is no date, or that nothing comes
explain-why-too-unsure = the sentence says more than that it comes then, and not surely what
explain-why-too-loose = too rough to name a day
explain-why-unresolved = its year depends on the article's own day, which isn't known
explain-why-not-yet = it lies after the article, which speaks of the past
explain-why-over = it was over when the article appeared
explain-why-said-elsewhere = the article says it better elsewhere, or says something newer
