"""By what else somebody is called, once named: an office in short, a description, a title."""

from claimcheck.language.attribution.extract import extract
from claimcheck.model.dates import PartialDate
from tests.tables import each_row

_PUBLISHED = PartialDate(2023, 3, 10)


def persons(text: str) -> list[str | None]:
    found = extract(text.replace(" ⏎ ", "\n\n"), published_on=_PUBLISHED, assertions=False)
    return [statement.person for statement in found]


@each_row(
    ("text", "expected"),
    [
        (
            "Kitui DPO Joseph Kamau said the man fled. ⏎ The DPO added that a knife was found.",
            ["Joseph Kamau", "Joseph Kamau"],
        ),
        # The credit of a picture is no paragraph, and a heading is one.
        (
            "Derek Hay said it was late. ⏎ People wait outside the shop. ⏎ NICOLE VOSS ⏎ However,"
            " he noted that it was shut.",
            ["Derek Hay", "Derek Hay"],
        ),
        (
            "Derek Hay said it was late. ⏎ People wait outside the shop. ⏎ THE FIRE ⏎ However, he"
            " noted that it was shut.",
            ["Derek Hay", None],
        ),
        # The first letter of a name that is written out, and of one that is not.
        (
            "Present: Cllrs Lorne Hay and Shelby Hay. ⏎ Cllr L. Hay said it was late. ⏎"
            " Cllr S. Hay said it was early.",
            ["Lorne Hay", "Shelby Hay"],
        ),
        (
            "Its secretary, A. Soosai, said it was late. “It is shut,” he said.",
            ["A. Soosai", "A. Soosai"],
        ),
        # A name whose first word no list knows, between commas after an office.
        (
            "Their coach, Ran Vijay Tomar, left. “It is shut,” he said. Tomar said it was late.",
            ["Ran Vijay Tomar", "Ran Vijay Tomar"],
        ),
        (
            "Station Sergeant Junior Hay said it was shut. “It is late,” he said.",
            ["Junior Hay", "Junior Hay"],
        ),
        # A seat is none of the name.
        (
            "Member for Hinchley Wayne Tabone said it was late. Mr Tabone said it was shut.",
            ["Wayne Tabone", "Wayne Tabone"],
        ),
        (
            "Farm executive Karl Voss said it was late. The executive said it was shut.",
            ["Karl Voss", "Karl Voss"],
        ),
        (
            "The Moderator of the Lund Church, the Right Reverend Dr Karl Voss, left. ⏎ The"
            " Moderator said it was late.",
            ["Karl Voss"],
        ),
        # In an obituary he who "later" or "once" said something may be the dead.
        (
            "Karl Voss, who built boats, died on Monday. ⏎ Bo Wit said it was a loss. In 2008 he"
            " was offered a prize; he later said it came late. ⏎ He is survived by two sons.",
            ["Bo Wit", None],
        ),
        (
            "Karl Voss, who built boats, died on Monday. ⏎ Bo Wit was not moved. “It is late,” he"
            " said. ⏎ He is survived by two sons.",
            ["Bo Wit"],
        ),
        (
            "Karl Voss, who built boats, died on Monday. ⏎ Mr Voss was born in Lund. He once said"
            " it was late. ⏎ He is survived by two sons.",
            ["Karl Voss"],
        ),
        # An excellency is no initial, and initials may be.
        (
            "H.E. Karl Voss said it was late. H.E. Bates said it was shut.",
            ["Karl Voss", "H.E. Bates"],
        ),
        # Titles of other regions are no part of a name, also after "But".
        (
            "Kagawad Ana Ruiz said it was late. Punong Barangay Bo Wit said it was shut. But"
            " Sarpanch Karl Voss said it was open.",
            ["Ana Ruiz", "Bo Wit", "Karl Voss"],
        ),
        # Whom the same sentence names, "she" takes up rather than who spoke before.
        (
            "Ana Hay said it was late. ⏎ Ana Ruiz left, but she said it was shut.",
            ["Ana Hay", "Ana Ruiz"],
        ),
        (
            "Ana Hay said it was late. ⏎ Ana Ruiz left; she said it was shut.",
            ["Ana Hay", "Ana Ruiz"],
        ),
        ("Ana Hay said it was late. She wept, but she said it was shut.", ["Ana Hay", "Ana Hay"]),
        ("Bo Hay said it was late. His father had died, he said.", ["Bo Hay", "Bo Hay"]),
        # Kin who have no full name may be meant.
        (
            "Ana Hay said it was late. ⏎ Scanlan’s wife, Jude, slept; she reckons it was shut.",
            ["Ana Hay", None],
        ),
        (
            "Bo Hay said it was late. ⏎ Her husband, Alton, walked; she drove him, he liked to say,"
            " up the wall.",
            ["Bo Hay", None],
        ),
        (
            "Bo Hay said it was late. ⏎ Mrs. Voss’s younger son, Glenn, failed in 1971. He lives in"
            " Lund now. “It is shut,” he said.",
            ["Bo Hay", None],
        ),
        # Who is named in short since, and nowhere in full, may be meant.
        (
            "Bo Hay said it was late. ⏎ Councillor Hodge stood up. “It is shut,” he said.",
            ["Bo Hay", None],
        ),
        ("Bo Hay said it was late. ⏎ Then came Bob, a welder. He said so: “No.”", ["Bo Hay", None]),
        (
            "Ana Hay said it was late. ⏎ It was left to Ms Tan to close. “It is shut,” she said.",
            ["Ana Hay", None],
        ),
        (
            "Ana Hay said it was late. ⏎ A mother of two, Mary, wept. “It is shut,” she said.",
            ["Ana Hay", None],
        ),
        (
            "Bo Hay said it was late. ⏎ Ms Tan left the hall. “It is shut,” he said.",
            ["Bo Hay", "Bo Hay"],
        ),
        (
            "Ana Hay said it was late. ⏎ When Ana Ruiz left, she said it was shut.",
            ["Ana Hay", None],
        ),
        # A hospital is nobody.
        ("The Royal Karl Voss took him in. He said it was late.", [None]),
        # Nobody is told by the word chairman.
        (
            "Robin Hay said it was late. ⏎ The chairman, Lesley Voss, is at home. “It is shut,”"
            " she said.",
            ["Robin Hay", "Lesley Voss"],
        ),
        # Her shadow is another.
        (
            "The minister, Ann Berg, said it was late. ⏎ Her shadow, Robin Hay, was not impressed."
            " “It is shut,” he said.",
            ["Ann Berg", "Robin Hay"],
        ),
        # A pronoun tells that somebody is no Mrs, and whose husband is meant is open.
        (
            "Tunde Alabi said it was late. “It is shut,” he added. ⏎ Mrs Alabi, a nurse, said it"
            " was open.",
            ["Tunde Alabi", "Tunde Alabi", None],
        ),
        (
            "Ray Boland SC spoke. ⏎ Mr Boland submitted that the accused had lost her husband.",
            ["Ray Boland"],
        ),
        (
            "Pastor Wycliffe Barasa said it was late. “It is shut,” said the cleric.",
            ["Wycliffe Barasa", "Wycliffe Barasa"],
        ),
        ("Our north of England correspondent Maya Hay says it is shut.", ["Maya Hay"]),
        # Of a family's members, those whom the text has named so far, or names by a first name.
        (
            "Iain Hay said it was late. ⏎ Hay, whose deal is up in May, was quiet. “It is shut,”"
            " he said. ⏎ The chairman, Lesley Hay, is his aunt.",
            ["Iain Hay", "Iain Hay"],
        ),
        (
            "Dean Hay, 66, says it is late. His brother Vern, 70, says it is early. ⏎ “It is"
            " shut,” Vern Hay said.",
            ["Dean Hay", "Vern Hay", "Vern Hay"],
        ),
        (
            "Dean Hay says it is late. His brother Paul says it is early. ⏎ Paul Voss left.",
            ["Dean Hay", None],
        ),
        (
            "Derek Hay said it was late. ⏎ “It is shut,” said the 66-year-old retired driver.",
            ["Derek Hay", "Derek Hay"],
        ),
        (
            "Ann Berg said it must go, while the leader of the party in Lund said it was late.",
            ["Ann Berg", None],
        ),
        # Firms that are named like people.
        (
            "Vic Moss, an analyst at Anna Voss, said it was late. ⏎ Anna Voss said it was shut.",
            ["Vic Moss", None],
        ),
        ("The owner, Holt Brandt Plc, is shut. ⏎ Holt Brandt said it was open to talks.", [None]),
        (
            "Karl Hay is the chief executive officer of Anna Voss. ⏎ Anna Voss believes in plumbing"
            " and said so: it was dull.",
            [None],
        ),
        ("Brokerage Anna Voss said the stock could rise. Its manager left.", [None]),
        (
            "ANN CRANE, HOST: It is late. ⏎ KARL HAY: It is. ⏎ CRANE: Who will turn it off? ⏎"
            " KARL HAY: I do not know. ⏎ CRANE: Thank you.",
            ["Ann Crane", "Karl Hay", "Ann Crane", "Karl Hay", "Ann Crane"],
        ),
        ("Storm Ines: bridges are shut and trains are late", []),
        (
            "Kitui DPO Joseph Kamau and Thika DPO Ann Njeri met. ⏎ The DPO said a knife was found.",
            [None],
        ),
        (
            "House Speaker Dale Hay said the bill was dead. ⏎ “Build more,” the Republican from"
            " Baxter said.",
            ["Dale Hay", "Dale Hay"],
        ),
        (
            "Sione Latu said he was sorry. “It’s on me,” said the Tongan international.",
            ["Sione Latu", "Sione Latu"],
        ),
        (
            "Derek Hay, 66, said the wall was legal. ⏎ The dad-of-two said: “She was peering in.”",
            ["Derek Hay", "Derek Hay"],
        ),
        # No mother of three is a Derek.
        (
            "Derek Hay, 66, said the wall was legal. ⏎ The mum-of-three said: “He laughed.”",
            ["Derek Hay", None],
        ),
        (
            "Sheila Hay, 71, has lived there. ⏎ Mum-of-four Sheila fumed: “I see bricks.”",
            ["Sheila Hay"],
        ),
        (
            "Hugh Conlon SC, defending, said his client was sorry. ⏎ “He does not drink,” said"
            " counsel.",
            ["Hugh Conlon", "Hugh Conlon"],
        ),
        # Counsel of which side?
        (
            "Hugh Conlon SC, defending, said his client was sorry. Ann Berg SC, prosecuting, said"
            " he fled. The judge said both were late. ⏎ “He does not drink,” said counsel.",
            ["Hugh Conlon", "Ann Berg", None, None],
        ),
    ],
)
def test_who_is_named_is_called_otherwise(text: str, expected: list[str | None]) -> None:
    assert persons(text) == expected


def test_a_title_and_a_surname_stay_those_of_whom_they_were() -> None:
    text = (
        "Darcy Hay, 17, died at home. ⏎ Tegan Hay told the court that she rang. ⏎ “They were"
        " late,” Ms Hay said. ⏎ Medic Karl Voss said it was far. ⏎ Ms Hay said nobody came."
    )

    assert persons(text) == ["Tegan Hay", "Tegan Hay", "Karl Voss", "Tegan Hay"]


def test_a_title_is_open_where_another_bearer_is_named_since() -> None:
    text = (
        "Darcy Hay, 17, died at home. ⏎ Tegan Hay told the court that she rang. ⏎ “They were"
        " late,” Ms Hay said. ⏎ Her sister Robin Hay said it was far. ⏎ Medic Karl Voss agreed"
        " that it was. ⏎ Outside, Ms Hay said nobody came."
    )

    assert persons(text)[-1] is None


@each_row(
    ("text", "person"),
    [
        # What a name is called the second time shows that it is a person's.
        (
            "Olumide Farquhar on grief ⏎ The novelist Olumide Farquhar is late. “The bus broke"
            " down,” she says.",
            "Olumide Farquhar",
        ),
        (
            "Dhanmatie Sookdeo was cooking when they came. ⏎ “I hit one,” she said. ⏎ Sookdeo’s"
            " granddaughter left.",
            "Dhanmatie Sookdeo",
        ),
        (
            "It was scored by hooker Wyn Hopkin. ⏎ Hopkin, 20, was new. “I fell,” he laughed.",
            "Wyn Hopkin",
        ),
        (
            "Kenya National Union of Nurses branch secretary Mercy Chebet said it was late.",
            "Mercy Chebet",
        ),
        ("The plan was passed. Fire Chief Don Pavelka said it was safe.", "Don Pavelka"),
        ("Mayor Earl Pavelka said it was safe.", "Earl Pavelka"),
        (
            "Teaching assistant Bethan Hay, 28, said she would miss it.",
            "Bethan Hay",
        ),
        ("But Derek Hay hit back last night and insisted he wanted a wall.", "Derek Hay"),
        ("But councillor Jean Hay slammed the plan, calling it “bonkers”.", "Jean Hay"),
        # The coach's athlete is she, and he is who speaks.
        (
            "Her coach Barnabas Kemboi, who has trained her since she was 17, left. ⏎ “She is like"
            " my daughter,” he said.",
            "Barnabas Kemboi",
        ),
        # Whose shooting, whose lead, whose embrace it was is not who said it.
        ("Karl Voss won Iowa. ⏎ White America embracing Voss announced “another era”.", None),
        ("Karl Voss spoke. Democrats see Voss as weak, arguing that he lost twice.", None),
        ("Khizr and Ghazala Berg, the parents, say they felt compelled to speak.", None),
        ("Sandy Hook Elementary reopened. Sandy Hook changed it. ⏎ “I cried,” he said.", None),
    ],
)
def test_what_a_text_shows_of_a_name(text: str, person: str | None) -> None:
    assert persons(text)[0] == person


@each_row(
    "shown",
    [
        "Hudson Marlow said it would close its plant in Leeds.",
        "Hudson Marlow said sales fell. Hudson Marlow employs 400 people.",
        "Hudson Marlow said sales fell. Hudson Marlow reported a net loss.",
        "Hudson Marlow said sales fell. Hudson Marlow’s revenue was down.",
        "Hudson Marlow said sales fell, as it cut its forecast.",
    ],
)
def test_what_has_staff_and_sales_is_nobody(shown: str) -> None:
    assert persons(shown)[0] is None


@each_row(
    "shown",
    [
        "Hudson Marlow said it would hurt.",
        "Hudson Marlow said the council would close its plant.",
        "Hudson Marlow said he had reported a theft.",
    ],
)
def test_who_speaks_of_a_body_is_still_somebody(shown: str) -> None:
    assert persons(shown)[0] == "Hudson Marlow"


def test_who_dies_in_a_clause_is_not_whose_mother_speaks() -> None:
    found = extract(
        "The mother of a boy who died after waiting 74 minutes for an ambulance has told an"
        " inquest she was assured help was near."
    )

    assert [statement.speaker for statement in found] == ["The mother of a boy"]


@each_row(
    ("text", "person"),
    [
        # Who leads the senate is a senator as well.
        (
            "Sen. Ana Ruiz chairs the panel. ⏎ Senate Minority Leader Karl Voss wanted more."
            " ⏎ “It is late,” the senator said.",
            None,
        ),
        (
            "Sen. Ana Ruiz chairs the panel. ⏎ Farmer Karl Voss asked why it was late. ⏎ “It is"
            " late,” the senator said.",
            "Ana Ruiz",
        ),
        # Who was named right before may be meant, although nothing shows that he acts.
        (
            "Minister Karl Voss said it was late. ⏎ Its shares have risen since Ana Ruiz took over"
            " from Brand Quaye-Hall in 2021. He said it was early.",
            None,
        ),
        (
            "Minister Karl Voss said it was late. ⏎ Its shares have risen since Ana Ruiz took over"
            " in 2021. He said it was early.",
            "Karl Voss",
        ),
    ],
)
def test_another_who_may_be_meant_leaves_it_open(text: str, person: str | None) -> None:
    assert persons(text)[-1] == person
