"""The words by which articles call people without their names: pronouns, roles, nobody at all."""

from __future__ import annotations

import re

from bot.reading.frames import SPOKESPERSON
from bot.reading.jobs import KIN
from bot.reading.patterns import any_of, listed

_THINGS = (
    "it|they|(?:the|his|her|an?) (?:[\\w-]+ )?(?:caption|post|note|letter|message|tweet|story"
    "|statement|footnote|memo|e-?mail|press release|notice|filing|card|page|reply|invitation"
    "|slide|postcard|blog)"
)
PRONOUNS = {
    tongue: re.compile(
        rf"(?<![\w'’-])(?:(?P<he>{he})|(?P<she>{she})|(?P<it>{it}))(?:[’'](?:d|s|ll))?(?![\w-])",
        re.IGNORECASE,
    )
    for tongue, he, she, it in (
        (
            "en",
            "he",
            "she",
            _THINGS,
        ),
        ("de", "er", "sie", "es"),
        ("fr", "il", "elle", "on"),
        ("it", "lui|egli", "lei", "esso"),
    )
}
INVERTED = re.compile(r"-t?-?(il|elle|on)\b|-(il|elle|on)\b")
ROLE_WORDS: dict[str, str] = {
    "director": "director filmmaker helmer regisseur réalisateur cinéaste regista",
    "writer": "writer screenwriter author novelist scriptwriter autor drehbuchautor schriftsteller"
    " scénariste romancier sceneggiatore romanziere scrittore",
    "creator": "creator showrunner schöpfer créateur creatore",
    "executive-producer": "producer exec executive produzent produktionschef producteur produttore",
    "actor": "actor star lead co-star performer heartthrob hunk schauspieler darsteller"
    " hauptdarsteller"
    " acteur comédien vedette attore interprete protagonista",
    "singer": "singer idol rapper vocalist sänger chanteur cantante",
}
"""What articles call people of each role."""
BY_WORD = {word: role for role, words in ROLE_WORDS.items() for word in words.split()}
ROLE = re.compile(
    r"(?<![\w-])(?:the|der|dem|den|die|das|le|la|il|lo|el|l['’])[ ]?"
    r"(?:(?!(?:of|in|on|for|and)\b)[\w-]+[ ]){0,3}?(?:\w+-)?(?:"
    + "|".join(sorted(map(re.escape, BY_WORD), key=len, reverse=True))
    + r"|groom|bridegroom|newlywed|birthday boy|frontman|member|mitglied|membre|membro|veteran"
    r"|heart-?throb|newcomer"
    r"|\d\d-year-old|\d\d-jährige)"
    # “l'acteur japonais”: in French and Italian the nation stands behind.
    r"(?:[ ](?:sud-?)?(?:coréen(?:ne)?|japonaise?|corean[oa]|giapponese))?(?![\w-])",
    re.IGNORECASE,
)
_NOBODY = (
    r"(?<![\w-])(?:ARTICLES|one|some|another|several|other|fans?|viewers?|critics?|sources?"
    r"|insiders?|someone|somebody|users?|netizens?|everyone|people|management|observers|experts|analysts|locals|residents|onlookers"
    r"|subscribers|readers|reviewers|commentators|journalists|neighbours|neighbors|quelqu['’]un"
    r"|the (?:notice|listing|insider|source|fan|user|report|article|review|host|mc|publicist"
    r"|interviewer|audience|crowd|panel)"
    r"|(?-i:Mum|Mom|Dad|Mama|Maman|Papa|Oma|Opa|Nonna|Nonno|Mamma|Papà)"
    r"|(?:my|our|meine?|unsere?|ma|mon|notre|mi[ao]) (?:[a-zà-ÿ-]+ )?(?:KIN))(?![\w-])"
)
NOBODIES = {
    tongue: re.compile(
        _NOBODY.replace("ARTICLES", articles).replace("KIN", any_of(sorted(KIN))), re.IGNORECASE
    )
    for tongue, articles in (("en", "an?"), ("de", "eine?"), ("fr", "une?"), ("it", "una?|uno"))
}
ORGANISATION = re.compile(
    r"(?<![\w-])(?:(?:the|an?|its|their|his|her|la|le|die|der|das|dem|il|una?|eine?)[ ]|l['’])"
    r"(?:[\w’'-]+[ ]){0,2}?(?:"
    + SPOKESPERSON.pattern.removeprefix(r"\b")
    + r"|member of (?:the|its) (?:[\w-]+ ){0,4}team\b|(?:press|publicity|social|PR|marketing"
    r"|communications|media) team\b)",
    re.IGNORECASE,
)

# “the Swede”, “der Münchner”: somebody by where they are from.
NATIVE = re.compile(
    r"(?:[Tt]he|[Dd]er|[Dd]ie|[Ll]e|[Ll]a|[Ii]l) (?:\d\d-year-old )?"
    r"(?-i:[A-ZÀ-Þ][a-zà-ÿ]+(?:ean|ese|ede|ian|er|erin|ish|ane|ole|inn?|iss|man|woman|tern))"
    r"(?![\w-])(?!\s[A-ZÀ-Þ])"
    r"|(?:[Ii]l|[Ll]a|[Ll]e) (?:sud-?)?(?i:corean[oa]|giapponese|coréen(?:ne)?|japonaise?)(?![\w-])"
    r"(?!\s[A-ZÀ-Þ])"
)
OTHER = re.compile(
    r"(?:his|her|son|sa|sein|seine|il suo|il) (?:[a-z-]+ )?(?:co-star|co-lead|scene partner"
    r"|partner|colleague|castmate|counterpart|opposite number|leading man|leading lady|partenaire"
    r"|collègue|kollege|filmpartner|collega)(?: from (?:Japan|(?:South )?Korea))?(?![\w-])",
    re.IGNORECASE,
)
# “the other (man)”: of the two leads whoever isn't spoken of.
THE_OTHER = re.compile(
    r"(?:the other(?: man| one| actor| lead| star)?|der andere|l['’]altro|l['’]autre)(?![\w-])",
    re.IGNORECASE,
)
# “his mother”, “its presenter”, “sa voisine”: somebody whom only others are known by.
THEIR_OWN = re.compile(
    r"(?:his|her|its|their|son|sa|ses|leur|(?:il |la )?su[oa]|(?:sein|ihr)(?:e[mnrs]?)?)"
    r"((?:[ ][\w-]{2,}){1,3})",
    re.IGNORECASE,
)
OWNED = re.compile(
    r"[’']s ((?:long-time )?(?:agency|management|label|team|spokes(?:person|man|woman)"
    r"|representatives?|reps?|publicists?|company))\b"
)

# “the latter”: of those who were named just before, the last; “the former”: the first.
LATTER = re.compile(
    r"(?:the (?:(?P<first>former)|latter)|letztere[rn]?|(?P<erst>erstere[rn]?)|ce dernier"
    r"|cette dernière|celui-ci|celle-ci|quest['’]ultim[oa]"
    r"|dieser(?=\s(?:hat|habe|hatte|sei|ist|war|sagt|erklär|antwort|mein|lacht)))(?![\w-])",
    re.IGNORECASE,
)
# “our man”: whom the article is about; “Him: “No.””
OUR_OWN = re.compile(r"our (?:man|woman|boy|girl|hero|heroine|star)(?![\w-])", re.IGNORECASE)
ADDRESSED = {"en": re.compile(r"(?:(?P<he>Him)|(?P<she>Her))(?=:)")}
STARTERS = listed("""
    he she it they one the his her a an its their er sie es il elle on lui egli lei esso der die das
    dem den le la lo el l un une una uno ein eine some another several other fan fans viewer viewers
    critic critics source sources insider insiders someone somebody user users netizen netizens
    everyone people management observers experts analysts locals residents onlookers subscribers
    readers reviewers commentators journalists neighbours neighbors quelqu son sa sein seine our him
    letzterer letztere letzteren ersterer erstere ersteren ses leur suo sua seinem seinen seiner
    ihre ihrem ihren ihrer ce cette celui celle quest dieser mum mom dad mama maman papa oma opa
    nonna nonno mamma papà my mein meine unser unsere ma mon notre mia mio
""")
"""With one of these words whatever is found here begins."""
WORD = re.compile(r"(?<![\w'’-])[^\W\d_]+")


JAPANESE, KOREAN = "japanese", "korean"
_NATIONS = {
    JAPANESE: re.compile(r"\b(?:japan|japon|giappon)", re.IGNORECASE),
    KOREAN: re.compile(r"\b(?:south |süd|sud-?)?(?:korea|coré|corea)", re.IGNORECASE),
}


def nations_of(words: str) -> list[str]:
    """Return the nations that a phrase such as “the Korean actor” names."""
    return [nation for nation, named in _NATIONS.items() if named.search(words)]


def roles_of(words: str) -> set[str]:
    """Return the roles that a phrase such as “the writer-director” names."""
    found: set[str] = set()
    for word in re.split(r"[\s\-/]+", words.casefold().replace("co-star", "star")):
        role = BY_WORD.get(word) or BY_WORD.get(word.rstrip("en"))
        if role is not None:
            found.add(role)
    return found
