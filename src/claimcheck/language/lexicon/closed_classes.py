"""Closed classes of English words that the rules look for."""

from claimcheck.language.lexicon.word_lists import word_set

PRONOUNS = word_set("he she they it we i you who")
CLAUSE_PRONOUNS = word_set(
    """
    he she they it we i you there this these those he's she's they're it's we're i'm you're
    there's he'd she'd they'd we'd i'd it'll he'll she'll they'll we'll i'll they've we've
    i've you've that's
    """
)
OBJECTS = word_set("me him her us them you it reporters supporters voters lawmakers")
ARTICLES = word_set(
    "the a an his her its their our my your this these those some any no every each another"
)
DETERMINERS = word_set(
    """
    the a an his her its their our my your this these those some any no every each another
    both all most many several few one two three more
    """
)
AUXILIARIES = word_set(
    """
    has have had is are was were be been being will would can could may might must should
    shall do does did 'd 'll 've hasn't haven't hadn't isn't aren't wasn't weren't won't
    wouldn't can't couldn't don't doesn't didn't cannot ain't
    """
)
PASSIVE = word_set("is are was were be been being isn't aren't wasn't weren't get got")
NEGATIONS = word_set(
    """
    not never hasn't haven't hadn't isn't aren't wasn't weren't won't wouldn't can't
    couldn't don't doesn't didn't cannot ain't nor neither without
    """
)
HYPOTHETICAL = word_set("may might must should would could can will to shall")
ADVERBS = word_set(
    """
    also then later now once again just even still already first often always recently
    earlier previously soon both further instead simply perhaps too only ever though however
    twice meanwhile thus therefore likewise elsewhere afterward afterwards today yesterday
    tonight tomorrow here there so yet either rather very quite almost long all much flatly
    online sarcastically aloud bluntly backstage onstage offstage courtside ringside trackside
    pitchside overnight
    """
)
NOT_ADVERBS = word_set(
    """
    family only ally rally reply supply apply july italy assembly early daily likely anomaly
    monopoly ugly holy lonely friendly elderly weekly bully fly imply comply rely emily
    kelly billy sally reilly conolly molly polly elly sully lilly
    """
)
PREPOSITIONS = word_set(
    """
    in at on during to of about after before from via through with by for under over between
    against into amid following outside inside near among upon regarding concerning toward
    towards within without despite since until throughout alongside across around behind per
    ahead beyond besides
    """
)
STARTERS = word_set(
    """
    but and while when as because if although though where whereas since that after before
    than until or which what whether so yet nor once unless why how
    """
)
WEEKDAYS = word_set("monday tuesday wednesday thursday friday saturday sunday")
MONTHS = word_set(
    """
    january february march april may june july august september october november december
    jan feb mar apr jun jul aug sept sep oct nov dec
    """
)
TIMES = word_set(
    """
    morning afternoon evening night week month year weekend day days weeks months years
    hours spring summer fall autumn winter minutes moments hour minute fortnight
    """
)
RELATIVE_TIMES = word_set("last this next earlier late early later that several two")
SETTINGS = word_set(
    """
    statement interview speech tweet email e-mail memo report letter filing conference
    release post blog briefing debate hearing interviews remarks message column article
    op-ed appearance statements tweets emails call rally event video broadcast testimony
    """
)
APPOSITION_STARTERS = word_set(
    """
    including like such a an the who whose which his her its their our now then former one another
    along speaking himself herself both also executive president director chairman chair founder
    professor head senior chief co-founder author d r
    """
)
TITLES = word_set(
    """
    dame baroness baron sheikh councillor mr mrs ms dr mr. mrs. ms. dr. sen sen. rep rep. gov
    gov. gen gen. lt lt. prof prof. sir lady lord president vice senator representative governor
    mayor secretary minister prime chancellor king queen pope prince princess justice judge
    chief speaker leader congressman congresswoman spokesman spokeswoman spokesperson professor
    director chairman chairwoman chair attorney general ambassador detective sheriff officer
    captain sergeant colonel father bishop archbishop rev. reverend cardinal sens. reps.
    councilman councilwoman commissioner strategist adviser advisor candidate nominee editor
    reporter correspondent analyst author coach manager foreign neighbour neighbor resident
    teacher farmer nurse doctor actor actress singer activist lawyer economist historian
    scientist student campaigner pensioner pollster
    """
)
# What ties a sentence to the one before, and is no part of what it says.
CONNECTORS = (
    *("in turn", "in addition", "in contrast", "at the same time", "for example", "for instance"),
    *("on the other hand", "however", "moreover", "furthermore", "nevertheless", "nonetheless"),
    *("similarly", "indeed", "besides", "meanwhile", "still"),
)
END_MARKS = frozenset(".!?;:…")
DASHES = frozenset(["—", "–", "--", "―", "-"])
OPENING = frozenset(['"', "“", "„", "«", "‹", "‘", "'", "''", "``"])
IRREGULAR_VERBS = word_set(
    """
    went came made took won lost saw got knew held kept left met paid put ran sent set spent stood
    told thought wrote found felt fell gave began became broke brought built bought chose cut did
    drew grew hit led let rose said sat shot sold fought fled spoke stole struck swore threw
    understood wants needs
    arose awoke bent bet bled blew bore bred caught clung crept dealt drank drove dug flew flung
    forbade foresaw forgave forgot fed hid hung knelt laid lent leapt lit meant mistook overcame
    overheard paid quit rang rode sang sank shone shook shrank shut slept slid slung sought spat
    sprang spun stung swam swept swung taught tore undertook upheld wept withdrew withheld
    withstood woke wore wrung
    """
)
# What persons do, and what no place or body does.
DOINGS = word_set(
    """
    met visited went came left returned spoke stood sat walked lives lived lives joined attended
    praised thanked criticised criticized wept smiled nodded shrugged laughed arrived resigned
    married studied teaches taught works worked ran won signed wore wears drove grew knows knew
    """
)
