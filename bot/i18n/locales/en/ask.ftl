### Words by which a question is understood. Lower case, without hyphens or apostrophes.

ask-stop =
    a an the is are was were be been do does did done has have had of in on at to for with without
    from by as into onto over about and or but not no if so than then this that these those there
    here it its itself he him his she her hers they them their i me my we us our you your yours
    who whom whose what whats which why how much many more most any some all every each tell say
    says said know known please can could would will shall should may might must let lets give
    show shows series drama programme program tv called named name main lead role part
    kind thing things really actually exactly just also now right currently still ever yet again
    mean means between both two one up down first character characters person people someone anyone
    guy man woman boy story like get got going go goes make made does doing happens happen
    come comes coming start starts about

ask-topic-time = time clock hour timezone oclock
ask-topic-release = release released releases releasing premiere premieres premiering premiered launch launches airing airs air airdate streaming
ask-topic-quote = quote quotes quoted
ask-topic-episodes = episode episodes ep eps
ask-topic-cast = play plays played playing actor actors actress portray portrays portrayed cast star stars starring
ask-topic-crew = crew director directs directed directing write writes wrote written writer writers creator created creates producer produces produced executive showrunner
ask-topic-age = age aged old older young younger born
ask-topic-group = group band boyband idol member
ask-topic-agency = agency management label represented
ask-topic-job = job profession occupation singer rapper songwriter
ask-topic-credits = credits credit work works worked seen filmography earlier previous previously before movies films
ask-topic-preparation = prepare prepared prepares preparation training train trained trains weight
ask-topic-city = city cities set setting takes place places location locations
ask-topic-filming = film filmed filming shoot shot shooting country countries
ask-topic-platform = platform watch stream streamed network service channel
ask-topic-format = format genre bl gay lgbt lgbtq queer live action
ask-topic-span = span spans decade decades years
ask-topic-premise = plot premise synopsis summary
ask-topic-idea = idea inspired inspiration origin origins began begin begins
ask-topic-announced = announce announced announcement announces
ask-topic-production = production produce status finished wrapped
ask-topic-promo = trailer teaser poster still photo picture pictures promo first look
ask-topic-reception = fan fans reaction reactions react reception

ask-hint-release = when date day month year out
ask-hint-city = where
ask-hint-premise = story about
ask-hint-quote = say says said saying word words
ask-hint-span = long
