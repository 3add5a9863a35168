"""The verbs and phrases that tie words in quotation marks to whoever said them."""

from __future__ import annotations

import re

from bot.reading.patterns import any_of, listed

# Verbs that only people who speak or write do.
_SAY = """
said says saying told tells telling added adds adding explained explains explaining
revealed reveals revealing shared shares sharing noted notes noting recalled recalls recalling
admitted admits admitting joked jokes joking wrote writes writing written continued continues
described describes describing called calls calling confirmed confirms confirming
stated states stating remarked remarks commented comments commenting expressed expresses
expressing replied replies replying answered answers answering asked asks asking
insisted insists insisting argued argues arguing observed observes observing quipped quips
mused muses conceded concedes promised promises promising vowed vows teased teases teasing
gushed gushes laughed laughs laughing smiled smiles grinned grins shrugged shrugs sighed
whispered whispers whispering yelled yells yelling shouted shouts cried exclaimed exclaims
posted posts typed tweeted captioned responded responds responding declared declares declaring
announced announces announcing emphasized emphasised stressed stresses praised praises thanked
thanks marvelled recounted recounts reflected reflects reflecting remembered remembers
confessed confesses confided confides blamed blames boasted boasts complained complains
claimed claims claiming warned warns protested protests countered counters concluded concludes
begins began opened opens offered offers volunteered volunteers murmured murmurs muttered
mutters deadpanned reads read ran characterized characterised dubbed dubs labelled labeled
likened likens compared summed hailed hails lauded branded brands attributed attributes
suggested suggests urged urges pleaded pleads enthused enthuses signed interjected
barked barks bark raged rages rage chimed piped specified pointed elaborated
acknowledged assured assures echoed summarized summarised learnt goes whisper say add tell
explain write recall ask describe call insist joke
remain remained demurred deadpans chuckled chuckles clarified clarifies maintained maintains
contends contended opined hinted hints begged begs greeted welcomed apologised apologized
cited cites citing dismissed dismisses dismissing corrected corrects corrected retorted retorts
credited credits rejected thundered objects objected notes predicts predicted estimates estimated
theorised theorized sniffed rebuffed advised advises teasing invoked invoking acknowledges
acknowledging assures affirmed affirms denounced denounces mocked likening praising hailing
dubbing branding recounting recollects recollected lamented laments groaned groans winced
corrects counsels counselled adds proclaimed proclaims raves raved enthuses ventured ventures
interjects interrupted interrupts translates translated denied denies denying summarises
summarizes summarising signs pleading elaborates volunteering theorises scoffed scoffs
"""
_PHRASES = (
    "si legge|si leggeva|on peut (?:y )?lire|peut-on (?:y )?lire|lit-on|ist zu lesen|hieß es"
    r"|hiess es|heisst es|recita"
    "|went on to say|goes on to say|went on"
    "|goes on|parl(?:a|ava|ato|ano|ando) di|parl(?:e|é|ait|ant) d(?:e|’|')|spricht von|sprach von"
    "|qualifi(?:e|é) de|gibt zu|gab zu|winkt ab|taglia corto|tagliato corto|se contente d’?'?"
    "|s[’']est contentée? d|merci(?:e|é) (?:\\w+ ){1,3}pour|shot back|shoots back|fired back"
    "|put it|puts it"
    "|finds (?:him|her|them)|found (?:him|her|them)|gave no reason|gave as (?:its|his|her"
    "|the) reason"
    "|found that|finds that|ruled that|held that|chimed in|cuts? in|throws? in|threw in"
    "|speak(?:s|ing)? of|talk(?:s|ed|ing)? of|sums? up|summed up|let slip|cut in|would have it"
    "|spoke of|speaks of|had this to say"
)
_GERMAN = """
sagte sagt sagten erklärte erklärt erklären erzählte erzählt meinte meint betonte betont verriet
verrät schrieb schreibt fragte fragt antwortete antwortet ergänzte ergänzt berichtete berichtet
scherzte scherzt rief ruft lachte lacht schwärmte schwärmt gestand gesteht bekannte räumte nannte
nennt beschrieb beschreibt kommentierte kommentiert teilte heißt sprach spricht fügte versprach
verspricht erinnerte erinnert witzelte bestätigte bestätigt äußerte gab flüsterte murmelte
entgegnete erwiderte begründete kündigte zitiert bezeichnete gesagt erzählen
geschwärmt verraten geschrieben gesprochen genannt bezeichnet beschrieben zugegeben gestanden
versprochen gelobt geäußert geantwortet gescherzt eingeräumt hinzugefügt gerufen mitgeteilt
bekannte bekennt wünscht wünschte nickt staunt staunte freut freute ärgert empfiehlt
formuliert formulierte übersetzt übersetzte lobt lobte verspricht gesteht mahnt mahnte warnt warnte
kontert konterte stellt bittet bat nannten spottet spottete frotzelt sinniert resümiert findet
stichelt ließ lässt schrieben schreiben sagen erklärten meinten meinen betonten fragten fragen
riefen rufen erzählten berichteten berichten loben lobten spotteten jubelten jubelt jubelte
begründet kommentieren heisst hiess äusserte äussert äußert schliesst schließt bilanziert
verkündet verkündete versichert versicherte
"""
_FRENCH = """
déclaré déclare dit disait explique expliqué confie confié raconte raconté précise précisé ajoute
ajouté affirme affirmé assure assuré répond répondu écrit souligne souligné indique indiqué évoque
évoqué conclut lance lancé plaisante plaisanté avoue avoué rappelle rappelé prévient estime
estimé résume résumé admet reconnaît glisse glissé sourit décrit promet juge annonce commente
commenté dira confiera expliquera poursuit reprend reconnu dira murmure souffle
s'amuse s’amuse rit conclu décrivait réagi réagit invoquant invoque invoqué évoquant remercie
remercié qualifie qualifié salue salué saluant nomme surnomme traduit tranche tranché regrette
regretté insiste insisté lâche lâché corrige corrigé soupire soupiré indiquant précisant
déclarent disent écrivent racontent expliquent affirment répondent demandent demande demandé
souvient regrettent saluent évoquent parlent parlé parle déclarant disant affirmant citant
rétorque rétorqué balaie balayé répète parlant assurent
"""
_ITALIAN = """
detto dice diceva disse spiega spiegato racconta raccontato dichiarato dichiara afferma affermato
aggiunge aggiunto rivela rivelato confessa confessato confida ricorda ricordato scrive scritto
osserva commenta commentato conclude precisa precisato sottolinea sottolineato ammette ammesso
scherza scherzato risponde risposto chiede chiesto definisce definito promette promesso assicura
elenca ride sorride replica ringrazia ringraziare chiosa sostiene ribadisce sbotta
intimò disse rispose spiegò raccontò aggiunse scrisse ribatte ribattuto traduce ammise confidò
parlato parla parlava definendo definendola definendolo parlando sintetizza sintetizzato
garantisce garantito
dicono scrivono raccontano spiegano affermano rispondono commentano ricordano chiedono parlano
definiscono annuncia conferma smentisce smentito taglia liquida liquidato bolla bollato reagisce
riassume avverte
"""
_SWEDISH = "säger sade berättar berättade förklarar skriver skrev menar tillägger"


_FIRST = "".join(
    sorted({word[0] for word in (_SAY + _GERMAN + _FRENCH + _ITALIAN + _SWEDISH).split()})
)
VERB = re.compile(
    rf"(?<![\w'’-])(?=[{_FIRST}pgsfclhwuqmt])(?:{_PHRASES}"
    rf"|{any_of((_SAY + _GERMAN + _FRENCH + _ITALIAN + _SWEDISH).split())})"
    r"(?!\w|-(?!(?:t-)?(?:ils?|elles?|on)\b))",
    re.IGNORECASE,
)
# Verbs that tell of speech only right beside the words: “She smiled: …”, never “it opened in May”.
NEAR_ONLY = listed("""
    laughed laughs laughing smiled smiles grinned grins shrugged shrugs sighed begins began opened
    opens offered offers reads read ran goes signed pointed remain remained hailed learnt called
    calls calling cried thanks thanked announced announces confirmed confirms shared shares
    heißt gab ride sorride rit sourit lachte lacht nannte nennt teilte fügte räumte lance
    parla parle parlava annonce reprend glisse promised promises greeted welcomed posted posts
compared
""")
# Somebody tells of something: what stands in marks in such a paragraph are their words.
TALK = re.compile(
    r"\b(?:talk(?:s|ed|ing)?|convers\w+|discuss\w*|reveal\w*|shar(?:es|ed|ing)|spoke|speaks"
    r"|describ\w+|sees|told|tells|recall\w*|reflect\w*|admit\w*|explain\w*|marvel\w*|said|says"
    r"|comment\w*|interview\w*|statement|praise[sd]?|lauds?|lauded)\b",
    re.IGNORECASE,
)
ACCORDING = re.compile(
    r"\b(?:according to|in the words of|(?:il commento|la risposta|le parole) di"
    r"|(?:le commentaire|la réponse|les mots) de|(?:das Fazit|der Kommentar|die Antwort) von"
    r"|per(?=\s+(?:(?-i:[A-ZÀ-Þ@])|(?:the|its|a|an)\s))|selon|d['’]après|laut|zufolge"
    r"|nach (?:den worten|meinung|ansicht|auffassung|angaben|aussage|einschätzung)"
    r"(?: von)?|geht es nach|glaubt man|secondo|per dirla con|enligt"
    r"|a (?:(?:detta|giudizio|parere) d(?:i|el|ella|ell)|sentire?)|stando a(?:l|lla|ll)?"
    r"|nelle parole d(?:i|el|ella|ell)"
    r"|(?:aux (?:dires|yeux)|de l['’](?:avis|aveu)|au dire) d[eu]?"
    r"|à (?:en croire|écouter|entendre))"
    r"(?:\s+|(?<=[dl])['’])",
    re.IGNORECASE,
)
OWN_WORDS = re.compile(
    r"\bin (?:his|her|their) (?:own )?(?:words|phrase|telling|view|opinion|estimation"
    r"|account)\b|\bas (?:he|she|they) (?:put|puts) it\b"
    r"|\bnach eigene[nr] (?:Worten|Angaben|Aussage)\b|\bselon ses (?:propres )?(?:mots|termes)\b"
    r"|\b(?:per|a) sua (?:stessa )?(?:ammissione|detta)\b|\bby (?:his|her|their) own (?:account"
    r"|admission)\b",
    re.IGNORECASE,
)
# What begins a clause about the words, or goes on with a sentence that they are a part of.
NO_CLAUSE = re.compile(
    r"(?:which|that|whose|where|is|was|are|were|will|has|have|had|in|on|at|from|for|and|but|or|of"
    r"|with|to|by|than|starring|directed|featuring|und|aber|oder|mit|von|im|am|auf|für|dass|wenn"
    r"|weil|wo|sowie|der|die|das|den|dem|ein|eine|einen|einem|einer|zu|bei|aus|nach|doch|denn"
    r"|le|la|les|un|une|et|mais|ou|avec|de|du|des|dans|sur|pour|par|qui|que|dont|où|ni|sans"
    r"|il|lo|gli|una|uno|e|ed|ma|o|con|di|del|della|nel|nella|su|per|da|dal|dalla|che|cui|dove|a)"
    r"(?!\w)"
)
# What is called by these nouns is wording: “with the words “…””, “a second post, “…””.
WORDING = re.compile(
    r"\b(?:the words|(?:the|a|an|his|her|another)(?: \w+)? (?:caption|line|post|tweet|reply|message"
    r"|comment)|den Worten|(?:der|die) (?:Bildunterschrift|Zeile)|(?:ces|les) mots|la légende"
    r"|(?:le|queste) parole|la didascalia|un (?:messaggio|message))\s*,?\s*$",
    re.IGNORECASE,
)
# Somebody says of themselves what they feel: Ann se dit « ravie ».
SELF = re.compile(
    r"\b(?:(?:se di(?:t|sent)|s[’']est dite?|se sont dite?s|si dic(?:e|ono)"
    r"|si (?:è|sono) dett[oaie]|(?:zeigt|zeigte|gibt|gab|zeigten|geben) sich|sich)"
    r"|(?:declar|profess|pronounc|confess)ed (?:him|her|it|them)sel(?:f|ves))\s*$",
    re.IGNORECASE,
)
# A text is quoted by nobody: «…», si legge nella nota.
IMPERSONAL = re.compile(
    r"(?:si legge|si leggeva|on peut (?:y )?lire|peut-on (?:y )?lire|lit-on"
    r"|(?:heißt|heisst|hieß|hiess) es"
    r"|ist zu lesen|steht|recita|fa sapere)\b"
)
COMMENT_FROM = re.compile(
    r"(?:^|[.\n]\s*)(?:(?:a|an|the|un|une|une?|ein|eine|il|le|la) )?(?:(?:short|few|brief) )?"
    r"(?:comment|message|statement|note|word|reply|answer|response|letter|line|verdict|kommentar"
    r"|nachricht|antwort|commento|commentaire|mot|réponse|messaggio|risposta|parola|greeting)"
    r"[sen]{0,2}\s+(?:from|by|von|di|de|da)\s+",
    re.IGNORECASE,
)
TITLED = re.compile(
    r"\b(?:titled|entitled|named|song|single|track|album|film|movie|novel|book|hit|episode|series"
    r"|drama|show|theme|chapter|poem|play|musical|sitcom|hashtag|tag|word|term|phrase|button"
    r"|nicknamed|known (?:\w+ ){0,4}as|so-called|sogenannte[nrs]?|betitelt\w*|Serie|Drama|Lied"
    r"|série|chanson|serie|titre|titolo|canzone|file|folder|labell?ed)\s*,?\s*$",
    re.IGNORECASE,
)
OBLIQUE = re.compile(
    r"(?:^|[\s(,])(?:on|of|about|with|for|to|by|from|at|in|alongside|like|unlike|opposite|between"
    r"|against|beside|toward|towards|plus|starring|meeting|means|meaning|gemeint ist|über|von|mit"
    r"|für|zu|zum|bei|gegen|sur|de|avec|pour|à|su|di|con|da|per|du|des|del|della)[^\S\n]+"
    r"(?:(?:his|her|their|the|a|an|la|le|il|lo|den|der|dem|fellow)\s+)?"
    # “Beside him Ann slept”: the pronoun is what stands beside.
    r"(?!(?:him|them|me|us|it|ihm|ihn|mir|uns|lui|eux|loro)\s)(?-i:[a-zà-ÿ][\w-]*\s+){0,2}$|[’'](?:d|l)?$|['’]$",
    re.IGNORECASE,
)
SPOKESPERSON = re.compile(
    r"\b(?:spokes(?:person|man|woman)|representative|rep|official|press officer|statement"
    r"|account|agency|streamer|label|broadcaster|network|distributor|producers"
    r"|platform|company|service|studio|publisher|plateforme|piattaforma|agenzia|agence|agentur"
    r"|diffuseur|géant|entreprise|société|società|azienda|emittente|gruppo|konzern|dienst"
    r"|streamingdienst|sender|unternehmen|produktionsfirma|anbieterin|distributeur|studios?"
    r"|niederlassung|filiale|streaminganbieter\w*|anbieter|sprecher(?:in)?|porte-parole|portavoce|communiqué|comunicato|colosso|groupe)\b",
    re.IGNORECASE,
)

# A person named right behind one of these is an object of it.
DIRECTLY_OBLIQUE = re.compile(
    r"(?:^|[\s(,])(?:on|of|about|with|for|to|by|from|at|in|alongside|unlike|opposite|between"
    r"|against"
    r"|über|von|mit|für|bei|sur|avec|pour|su|con|de|di|da)[^\S\n]+(?:(?:his|her|their|the|co-star|fellow)\s+)*$",
    re.IGNORECASE,
)
