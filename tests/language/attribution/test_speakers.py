"""Who is meant by the words before a verb: the head of the phrase, and never somebody else."""

import pytest

from claimcheck.language.attribution.extract import extract
from claimcheck.model.dates import PartialDate
from claimcheck.model.statement import Kind, Statement
from tests.tables import each_row

_PUBLISHED = PartialDate(2023, 3, 10)


def said(text: str) -> list[Statement]:
    found = extract(text, published_on=_PUBLISHED)
    return [statement for statement in found if statement.kind is not Kind.ASSERTION]


def persons(text: str) -> list[str | None]:
    return [statement.person for statement in said(text)]


@each_row(
    ("speaker", "person"),
    [
        ("Karl Voss aide Lena Brandt", "Lena Brandt"),
        ("Ana Ruiz spokesman Peter Hay", "Peter Hay"),
        ("Hannah Weiss supporter Tariq Osman", "Tariq Osman"),
        ("Ana Ruiz voter Peter Hay", "Peter Hay"),
        ("Ana Ruiz critic Peter Hay", "Peter Hay"),
        ("Peter Hay, a former aide to Ana Ruiz,", "Peter Hay"),
        ("Ana Ruiz’s lawyer, Peter Hay,", "Peter Hay"),
        ("Ana Ruiz’s lawyer Peter Hay", "Peter Hay"),
        ("Ana Ruiz’s lawyer", None),
        ("A lawyer for Karl Voss", None),
        ("A lawyer for the girl’s father, Ray Hay,", None),
        ("Lawyers for Karl Voss", None),
        ("A spokesman for Karl Voss", None),
        ("A spokesman for President Karl Voss", None),
        ("A spokesperson for Fisheries Minister Ana Ruiz", None),
        ("Helen Hay, daughter of the alleged victim, Karl Voss,", "Helen Hay"),
        ("Karl Voss’s widow", None),
        ("Supporters of Karl Voss", None),
        ("Ana Ruiz’s office", None),
        ("Ana Ruiz’s campaign", None),
        ("The Ana Ruiz campaign", None),
        ("The John Smith Foundation", None),
        ("The chairwoman of the Lund Residents’ Association, Ana Ruiz,", "Ana Ruiz"),
        ("In an affidavit, the chairwoman of the Lund Society, Ana Ruiz,", "Ana Ruiz"),
        ("A chieftain of the DRC, Alhaji Garba Danladi, however", "Garba Danladi"),
        ("Eisenhower and his secretary of state, Karl Voss,", None),
        ("A group led by Karl Voss", None),
        ("A panel of reporters led by Karl Voss", None),
        (
            "The spokesman for the Security and Civil Defence Corps in Lund, ASC Blessing Okafor,",
            "Blessing Okafor",
        ),
        ("His deputy, Dr Ana Ruiz of Lund University,", "Ana Ruiz"),
        ("The lender, Standard Bank of Lund,", None),
        ("Ana Ruiz, a resident of Lund, who lost two goats,", "Ana Ruiz"),
        ("Madam Ana Ruiz, a farmer, whose home was sold,", "Ana Ruiz"),
        ("Chairman of the Disaster Authority Lt Gen Ali Nawaz Khan", "Ali Nawaz Khan"),
        ("The chairperson, Mr Innocent Baluku,", "Innocent Baluku"),
        ("His associate, chartered accountant Ana Ruiz,", "Ana Ruiz"),
        ("General secretary of the Toilers’ Union Senator Ana Ruiz", "Ana Ruiz"),
        ("Independent TD for Roscommon Ana Ruiz", "Ana Ruiz"),
        ("Ceann Comhairle Seán Ruiz", "Seán Ruiz"),
        ("Peace Kabugho", "Peace Kabugho"),
        ("Memory Chisale", "Memory Chisale"),
        # A rank in short that a place stands before is not a name's end.
        ("Bulacan Rep. Arnel Ruiz", "Arnel Ruiz"),
        ("Former Florida Gov. Ana Ruiz", "Ana Ruiz"),
        ("Oriental Mindoro Rep. Arnel Dimacul", "Arnel Dimacul"),
        ("Pentagon spokesman Navy Capt. Karl Voss", "Karl Voss"),
        # What somebody is may hold a place or a team.
        ("Her nephew, the former Connacht flanker Karl Voss,", "Karl Voss"),
        ("Her nephew, Leeds striker Karl Voss,", "Karl Voss"),
        ("Its pastor, the Rev. Karl Voss,", "Karl Voss"),
        ("The victim, the wife of Leeds striker Karl Voss,", None),
        ("The bank hired Ana Ruiz of the University of Lund, who", "Ana Ruiz"),
        ("The plan was drawn up by Ana Ruiz of the University of Lund, who", "Ana Ruiz"),
        ("The vote was led by the Bank of England, which", None),
        ("Founded by Karl Voss, who", "Karl Voss"),
        ("Her boss, the Rev. Karl Voss of Lund,", "Karl Voss"),
        ("Archbishop of Cape Town Ana Ruiz", "Ana Ruiz"),
        ("Commissioner for Health Prof. Ana Ruiz", "Ana Ruiz"),
        ("Spokesman for Prof. Ana Ruiz", None),
        ("Lawyer for Health Minister Prof. Ana Ruiz", None),
        # A lawmaker's party and seat are nobody.
        ("Sen. Ana Ruiz, R-Utah, the majority leader,", "Ana Ruiz"),
        ("Rep. Ana Ruiz, D-Calif., the panel’s chairwoman,", "Ana Ruiz"),
        ("Rep. Ana Ruiz, D-Calif., who led the panel,", "Ana Ruiz"),
        ("Rep. Ana Ruiz, D-Los Angeles,", "Ana Ruiz"),
        ("Wayne County Prosecutor Kym Worth", "Kym Worth"),
        ("Gift Aid", None),
        ("Fortune Brands", None),
    ],
)
def test_the_head_of_the_phrase_speaks(speaker: str, person: str | None) -> None:
    assert persons(f"{speaker} said the road was closed.") == [person]


@each_row(
    ("text", "speaker", "person"),
    [
        ("“It is closed,” said his sister, Ana Ruiz.", "Ana Ruiz", "Ana Ruiz"),
        ("“It is closed,” said its president, Karl Voss, who left.", "Karl Voss", "Karl Voss"),
        ("It was closed, said her lawyer, Karl Voss.", "Karl Voss", "Karl Voss"),
        ("“It is closed,” said a lawyer for the father, Karl Voss.",
         "a lawyer for the father", None),
        ("“It is closed,” said the president, vowing more.", "the president", None),
        ("It was closed, alleged the driver.", "the driver", None),
        ("On Monday, rents rose, said Joe Marr.", "Joe Marr", "Joe Marr"),
        ("Meanwhile, the Commissioner of Police in the state, CP Ana Ruiz, has vowed to act.",
         "CP Ana Ruiz", "Ana Ruiz"),
    ],
)  # fmt: skip
def test_the_name_beside_an_office_speaks(text: str, speaker: str, person: str | None) -> None:
    assert [(s.speaker, s.person) for s in said(text)] == [(speaker, person)]


@each_row(
    ("mention", "person"),
    [
        ("The judge", "Eoghan Tarpey"),
        ("The magistrate", "Felix Otieno"),
        ("The auditor", "Rose Wambua"),
        ("The commissioner", "Hadiza Bello"),
        ("The candidate", "Tunde Coker"),
        ("The finance minister", "Ann Holt"),
        ("SSP Brissett", "Carlton Brissett"),
        ("DR ANA RUIZ", "Ana Ruiz"),
        ("Dr Haoyu", "Haoyu Wen"),
        # Two hold these.
        ("The minister", None),
        ("The councillor", None),
    ],
)
def test_an_office_is_of_who_alone_holds_it(mention: str, person: str | None) -> None:
    text = (
        "Mr Justice Eoghan Tarpey and Senior Magistrate Felix Otieno met Rose Wambua, an auditor,"
        " CP Hadiza Bello and Senior Superintendent Carlton Brissett. The governorship candidate"
        " of the DRC, Chief Tunde Coker, came. So did Ministers Ann Holt and Bo Wit, Finance"
        " Minister Ann Holt with Health Minister Bo Wit, Ana Ruiz, and Dr Haoyu Wen. Councillor"
        f" Ed Fry met Councillor Ida Moe.\n\n{mention} said the road was closed."
    )

    assert persons(text) == [person]


def test_whose_office_it_is_does_not_hold_it() -> None:
    text = "Minister of Labour Karl Voss, according to his permanent secretary, will resign."

    assert persons(text) == [None]


def test_the_minister_is_the_last_speaker_only_where_no_other_is_named_beside() -> None:
    met = "Foreign Minister Ann Holt met Foreign Minister Bo Wit.\n\nHolt said talks had failed. "

    assert persons(f"{met}The minister said it was late.")[-1] == "Ann Holt"
    assert persons(f"{met}The foreign minister said it was late.")[-1] is None
    assert persons(f"{met}Wit left. The minister said it was late.")[-1] is None


@each_row(
    ("speaker", "persons"),
    [
        ("Ana Ruiz, the mayor, and Karl Voss, his deputy,", ["Ana Ruiz", "Karl Voss"]),
        ("Mayor Ana Ruiz, of Lund, and Karl Voss, a farmer,", ["Ana Ruiz", "Karl Voss"]),
        ("Ana Ruiz, a cousin of Tom Hay, and Karl Voss", ["Ana Ruiz", "Karl Voss"]),
        ("Ana Ruiz, the mayor of Lund since May 2010, and Karl Voss, the leader of the council,",
         ["Ana Ruiz", "Karl Voss"]),
        ("The mayor, Ana Ruiz, and the governor, Karl Voss,", ["Ana Ruiz", "Karl Voss"]),
        ("A bench comprising Chief Justice Ana Ruiz and Justice Karl Voss",
         ["Ana Ruiz", "Karl Voss"]),
        # Of these one speaks.
        ("Ana Ruiz, the mayor, left, and Karl Voss", []),
        ("He met Ana Ruiz, the mayor, and Karl Voss", []),
    ],
)  # fmt: skip
def test_of_several_who_speak_none_is_left_out(speaker: str, persons: list[str]) -> None:
    [statement] = said(f"{speaker} said the road was closed.")

    assert list(statement.persons) == persons


def test_who_speak_after_the_verb_are_joined_too() -> None:
    [statement] = said("“It is late,” said Ana Ruiz, the mayor, and Karl Voss, her deputy.")

    assert statement.persons == ("Ana Ruiz", "Karl Voss")


def test_an_aide_is_not_whom_she_works_for() -> None:
    text = (
        "Karl Voss said 40 farms had closed.\n\nKarl Voss aide Lena Brandt said 90 farms had"
        " closed. A lawyer for Karl Voss said 95 farms had closed."
    )

    assert persons(text) == ["Karl Voss", "Lena Brandt", None]


@each_row(
    ("text", "expected"),
    [
        ("Storm Ines hit Puerto Rico. “We lost 40 boats,” he said.", [None]),
        ("The Red Cross sent food to El Salvador. “We need 40 boats,” she said.", [None]),
        (
            "Chief Ana Ruiz said nothing was found. “He ran,” she said. “I fell,” he told the"
            " court.",
            ["Ana Ruiz", "Ana Ruiz", None],
        ),
        ("Mrs. Ana Ruiz said it was closed. “It is closed,” he said.", ["Ana Ruiz", None]),
        ("Sir Karl Voss said it was closed. “It is closed,” she said.", ["Karl Voss", None]),
        ("Karl Voss said his wife was safe. “We need rain,” she said.", ["Karl Voss", None]),
        ("Kwabena Asare said his wife was safe. “We do,” she said.", ["Kwabena Asare", None]),
        (
            "Sam Berg said it was closed. “It is closed,” he said. “It will open,” she said.",
            ["Sam Berg", "Sam Berg", None],
        ),
        (
            '"It is closed," Ana Ruiz told Peter Hay. "Good," he replied.',
            ["Ana Ruiz", "Peter Hay"],
        ),
        (
            "Ana Ruiz said it was shut. Peter Hay asked her why it broke. “It did,” she replied.",
            ["Ana Ruiz", "Peter Hay", "Ana Ruiz"],
        ),
        (
            "On Monday, Anna Winter told the station that Harald had said the offer was not from"
            " the board.\n\n“But it was right at the start,” he added.",
            ["Anna Winter", None],
        ),
        ("Harry Potter was shown to Ana Ruiz. “It is long,” she said.", [None]),
        ("Peter Hay thanked Paul Lee. “He saved us,” he said.", ["Peter Hay"]),
        ("Peter Hay and Paul Lee both played. “I fell,” he said.", [None]),
        ("Peter Hay’s brother met us. “I fell,” he said.", [None]),
        ("Peter Hay left. His brother stayed. A neighbour met us. “I fell,” he said.", [None]),
        (
            "Peter Hay said it was shut. He thanked Paul Lee.\n\n“I fell,” he said.",
            ["Peter Hay", None],
        ),
        ("Peter Hay said it was shut.\n\n“I fell,” he said.", ["Peter Hay", "Peter Hay"]),
        ("Ann Hart said taxes fell. Mrs. Hart said taxes rose.", ["Ann Hart", "Ann Hart"]),
        ("Peter Hart said taxes fell. Mrs. Hart said taxes rose.", ["Peter Hart", None]),
        ("Peter Hay said it was shut. According to him, rents had risen.",
         ["Peter Hay", "Peter Hay"]),
        ("Minister for Housing Karl Voss did not comment. But he said it was shut.",
         ["Karl Voss"]),
        ("Her neighbour Piotr Zawada said it was shut. It was, he said.",
         ["Piotr Zawada", "Piotr Zawada"]),
        ("Sam Ito met Morning hosts Joe Hay and Mika Wit, the candidate said that it was shut.",
         [None]),
        ("“Ole,” 27, a cutter, told us that it was hot. “It was,” he said.", [None, None]),
    ],
)  # fmt: skip
def test_a_pronoun_takes_up_only_who_can_be_meant(text: str, expected: list[str | None]) -> None:
    assert persons(text) == expected


@each_row(
    "office",
    """
    Chief Executive|Minister of Foreign Affairs|Secretary of State for Health|CEO|CFO|Co-founder
    |Acting U.S. Attorney for the District of Oregon|Director-General|Taoiseach|Tánaiste|Rabbi|Imam
    |President and Chief Financial Officer of Hill Stores|Supt|Superintendent|DCI|Det Con|Insp.|Sgt
    |Detective Chief Inspector|But Vice-President|Vice-Chancellor|Barr.|Engr|Alhaji|Comrade|Prof
    |Acting Assistant Commissioner of Police|Independent TD|Hon. (Mrs.)|Rt. Hon.|Veterinarian Dr
    |Labour MP|Conservative MP|Former US Secretary of State|Lt. Gov.|Maj. Gen.|Managing Director
    |Department of Correction spokesman|Chief Press Secretary|Minister in the Ministry of Finance
    |Leg-spinner|Vice-captain|PM|FBI Special Agent|School principal Sr|SSP|Sanitation Minister
    |Attorney General|Last night|Massachusetts Attorney|political analyst
    |Senate President Pro Tempore|Senate President Pro Tem|Attorney-at-law|Assemblymember|Convenor
    |Influencer
    """.replace("\n    ", " ").strip().split("|"),
)  # fmt: skip
def test_an_office_is_no_part_of_the_name(office: str) -> None:
    assert persons(f"{office.strip()} Nadia Karim said profits fell by 4%.") == ["Nadia Karim"]


@each_row(
    ("first", "later"),
    [
        ("Superintendent Oscar Bell", "Supt Bell"),
        ("Detective Chief Inspector Oscar Bell", "DCI Bell"),
        ("Dolores “Lola” Bell", "Bell"),
        ('Joseph "Joe" Bell', "Mr Bell"),
        ("Joseph (Joe) Bell", "Joe Bell"),
        ("Karl\u00a0Bell", "Bell"),
        ("Luiz Inácio Lula da Silva", "Lula da Silva"),
        ("Rudolph St Hillaire", "St Hillaire"),
        ("Fergal Ó Dúlaing", "Mr Ó Dúlaing"),
        ("Gustav Lloyd Bell", "Gustav Bell"),
        ("Peter Rivers", "Rivers"),
        ("Grace Winters", "Winters"),
        ("Wayne King", "King"),
    ],
)
def test_one_person_has_one_name(first: str, later: str) -> None:
    one, other = persons(f"{first} said two men fired.\n\n{later} said the victim was a bystander.")

    assert one is not None
    assert one == other
    assert "“" not in one


@each_row(
    "name",
    """
    Homeland Security|Border Protection|Conservative MP|Tory MPs|Labour MP|Iowa Starting Line
    |Santa Ana|El Niño|Wary Republicans|Both Microsoft|Throgs Neck|Shelbourne Bar|Morning Ireland
    |Financial Officer|Puerto Rico|Red Cross|The Red Cross|System Operator|Public Schools
    |California ISO|A Garda spokeswoman|Sinn Féin|Georgia Democrats|The Salt Workers’ Union
    """.replace("\n    ", " ").strip().split("|"),
)  # fmt: skip
def test_places_bodies_and_offices_are_no_persons(name: str) -> None:
    assert persons(f"{name.strip()} said taxes rose.") == [None]


def test_a_company_after_both_is_no_person() -> None:
    assert persons("Both Delta and Amazon fell. Delta reiterated its view that it rose.") == [None]


@each_row(
    ("text", "role", "organisation"),
    [
        (
            "Burials have increased to five days a week, said Department of Correction spokesman"
            " Jason Keel.",
            "Department of Correction spokesman",
            "Department of Correction",
        ),
        (
            "Minister of Foreign Affairs Karl Voss said the talks had failed.",
            "Minister of Foreign Affairs",
            "Foreign Affairs",
        ),
        ("Supt Oscar Bell said two men fired.", "Supt", None),
        (
            "Secretary of State for Health Karl Voss said it was shut.",
            "Secretary of State for Health",
            "Health",
        ),
        (
            "The candidate of the DRC in Ovia, Chief Ana Ruiz, said it was shut.",
            "candidate of the DRC in Ovia",
            "DRC",
        ),
        ("Ana Ruiz, mayor since 2015, said it was shut.", "mayor", None),
        ("Minister of Finance Ana Ruiz said it was shut.", "Minister of Finance", "Finance"),
        (
            "Minister in the Ministry of Finance Ana Ruiz said it was shut.",
            "Minister in the Ministry of Finance",
            "Ministry of Finance",
        ),
        ("At the hearing the couple’s son, Huw Bell, said it was shut.", "couple’s son", None),
    ],
)
def test_role_and_organisation_are_kept(text: str, role: str, organisation: str | None) -> None:
    [statement] = said(text)

    assert (statement.role, statement.organisation) == (role, organisation)


@each_row(
    ("text", "speaker"),
    [
        ("Voss put up posters in the hall that said the talks had failed.", None),
        ("Voss hung signs in the hall that say the talks had failed.", None),
        ("Voss wears a cap that says the talks had failed.", None),
        ("Voss quit, saying the talks had failed.", "Voss"),
        ("Front-runner Ana Ruiz addressed the crowd, saying the vote was lost.",
         "Front-runner Ana Ruiz"),
        ("The council voted 6-1 against, saying the vote was lost.", "The council"),
        ("Karl Voss often takes full credit, saying the vote was won.", "Karl Voss"),
        ("The agreement includes a pledge saying the vote was lost.", "The agreement"),
        ("Speaking in Salem, New Hampshire, Voss went home, saying the vote was lost.", "Voss"),
        ("A girl asked Mrs Holt about women who said the vote was lost.", "women"),
        ("Voss spent the day with farmers who say the vote was lost.", "farmers"),
        ("Voss met the wife of a farmer who said the vote was lost.", "the wife of a farmer"),
        ("A man with a beard who gave no name said the vote was lost.", "A man"),
        ("Some 47 percent said the vote was lost.", "Some 47 percent"),
        ("59 per cent of voters said the vote was lost.", "59 per cent of voters"),
        ("Minutes of the board show Voss said the talks had failed.", "Voss"),
        ("Late on Monday night Voss said the talks had failed.", "Voss"),
        ("Voss lit a candle and told reporters that the talks had failed.", "Voss"),
        ("The White House has previously touted estimates that 2 million jobs could go.",
         "The White House"),
        ("Mr. Voss later Monday said the talks had failed.", "Mr. Voss"),
        ("Last night Imran Qureshi said the vote was lost.", "Imran Qureshi"),
        ("A year ago Imran Qureshi said the vote was lost.", "Imran Qureshi"),
        ("In a letter dated April 14, the ministry’s spokesman, Cmdr Karl Voss, said it was shut.",
         "Cmdr Karl Voss"),
        ("Reacting, the mayor, Karl Voss, said it was shut.", "Karl Voss"),
        ("Asked about it last week by a reporter, Voss said it was shut.", "Voss"),
        ("Karl Voss, 19, who left in May, said it was shut.", "Karl Voss"),
        ("According to an official statement issued here on Monday, it was shut.",
         "an official statement"),
        ("Voss then said he would retire.", "Voss"),
        ("The mayor himself said he would retire.", "The mayor"),
        # What somebody did besides is no part of who it was.
        ("Karl Voss issued a statement saying the vote was lost.", "Karl Voss"),
        ("Mayor Ana Ruiz filed a $40 million lawsuit claiming the vote was lost.",
         "Mayor Ana Ruiz"),
        ("Voss rips the deal, saying the vote was lost.", "Voss"),
        ("He wears a suit, telling viewers that the vote was lost.", "He"),
        ("A Quinnipiac poll released on Monday found that the vote was lost.", "A Quinnipiac poll"),
        ("The vote was lost, First Minister Ana Ruiz said.", "First Minister Ana Ruiz"),
        ("The vote was lost, Hon. (Dr.) Ana Ruiz said.", "Hon. (Dr.) Ana Ruiz"),
        ("First the mayor said the vote was lost.", "the mayor"),
        ("40 economists said the vote was lost.", "40 economists"),
        ("12 of the 40 members said the vote was lost.", "12 of the 40 members"),
        ("2022 figures show that the vote was lost.", "figures"),
        ("Asked about it last week by a reporter, Voss laughed and said it was shut.", "Voss"),
        ("Reached by phone, Voss declined to speak and said it was shut.", "Voss"),
        ("Speaking through an interpreter he said it was shut.", "he"),
        ("Ana Ruiz, managing director of Holt Systems, a security firm, said it was shut.",
         "Ana Ruiz"),
        ("Ana Ruiz, in a statement signed by her spokesman, Karl Voss, said it was shut.",
         "Ana Ruiz"),
    ],
)  # fmt: skip
def test_a_speaker_is_a_noun_phrase_alone(text: str, speaker: str | None) -> None:
    assert [statement.speaker for statement in said(text)][:1] == [speaker]


@each_row(
    ("text", "expected"),
    [
        ("“The fund is empty,” Holt told Voss, who had asked about it.",
         [("Holt", "“The fund is empty,”")]),
        ("“The fund is empty,” Holt recalls Karl Voss saying.",
         [("Karl Voss", "“The fund is empty,”")]),
        ("Holt shared a post by Voss claiming the fund was empty.",
         [("Voss", "the fund was empty")]),
        ("Holt read out a statement from Voss saying the fund was empty.",
         [("Voss", "the fund was empty")]),
        ("Holt returned from Leeds saying the fund was empty.", [("Holt", "the fund was empty")]),
        ("Holt liked a tweet saying the fund was empty.", [(None, "the fund was empty")]),
        ("Holt received 300 letters saying the fund was empty.", [(None, "the fund was empty")]),
        ("Holt sent a letter saying the fund was empty.", [("Holt", "the fund was empty")]),
        ("Said Holt of Voss: “He emptied the fund.”", [("Holt", "“He emptied the fund.”")]),
        ("Said Minister of Health Ana Ruiz: “He emptied the fund.”",
         [("Minister of Health Ana Ruiz", "“He emptied the fund.”")]),
        ("Holt and Voss disagree: he says the fund held $3m, she says it held $5m.",
         [("he", "the fund held $3m"), ("she", "it held $5m")]),
        ("What Holt told Voss was that the fund was empty.", [("Holt", "the fund was empty")]),
    ],
)  # fmt: skip
def test_who_is_told_quoted_or_heard_is_not_who_speaks(
    text: str, expected: list[tuple[str | None, str]]
) -> None:
    assert [(each.speaker, each.text) for each in said(text)] == expected


@each_row(
    ("before", "pronoun", "person"),
    [
        ("Constable Kelly Parr said Mr Mirza left at midnight.", "He", None),
        ("“Mr. Mirza left at midnight,” said Constable Kelly Parr.", "He", None),
        ("Captain Sam Reed said Ms Holt took the money.", "She", None),
        ("Captain Sam Reed said Ms Holt’s car was sold.", "She", None),
        ("Waitress Kim Hale praised chef Marco Pinto, and said he left.", "He", None),
        ("Constable Kelly Parr said Ms Holt left at midnight.", "He", "Kelly Parr"),
        ("Constable Kelly Parr said the man left at midnight.", "He", "Kelly Parr"),
        ("Constable Peter Parr said Mr Mirza left at midnight.", "He", "Peter Parr"),
        ("Nora Parr interviewed the author Ana Ruiz in Leeds.", "She", None),
        ("Nora Parr sat with Ana Ruiz in Leeds.", "She", None),
        ("Nora Parr spoke to Emma Voss in Leeds.", "She", None),
        ("Nora Parr spoke to farmers in Leeds.", "She", "Nora Parr"),
    ],
)
def test_a_pronoun_is_open_where_its_sex_is_known_of_another_only(
    before: str, pronoun: str, person: str | None
) -> None:
    assert persons(f"{before} {pronoun} said 40 farms had closed.")[-1] == person


@each_row(
    ("text", "persons"),
    [
        # Ranks, honorifics and offices in short are no part of the name.
        ("Adv Nomsa Dube-Botha won. Dube-Botha said it was late.", ["Nomsa Dube-Botha"]),
        ("Joel Mutai left. CS Mutai said it was late.", ["Joel Mutai"]),
        ("C. S. Mutai left. CS Mutai said it was late.", ["C. S. Mutai"]),
        ("Datuk Seri Karim Bakri won. Datuk Seri Karim said it was late.", ["Karim Bakri"]),
        ("Encik Mat Zain, 60, sat. He said it was late.", ["Mat Zain"]),
        ("Dublin-born Sean Kelly said it was late.", ["Sean Kelly"]),
        ("Minister for Ports K. V. Nair said it was late.", ["K. V. Nair"]),
        ("Former councillor Paddy Joe Egan said it was late.", ["Paddy Joe Egan"]),
        ("Miss Bell said it was late.", [None]),
        # Particles of other languages, and what ends with a mark.
        ("Daniel Kiprono arap Too said it was late.", ["Daniel Kiprono arap Too"]),
        ("Ms Winnie Ong’, the head, left. “It was late,” she said.", ["Winnie Ong"]),
        # The family's name first.
        ("Student Chong Wei Ling dived. “It was late,” said Chong.", ["Chong Wei Ling"]),
        (
            "Tan Sri Lim Boon Heng came with Puan Sri Grace Lim. Tan Sri Lim said it was late.",
            ["Lim Boon Heng"],
        ),
        # Two of one name: by the title, or who spoke last where nobody else of it is named.
        (
            "Bo Hay left. Mrs Ann Hay said it was late. “It was dark,” Mrs Hay said.",
            ["Ann Hay", "Ann Hay"],
        ),
        (
            "Bo Hay left.\n\nAnn Hay said it was late.\n\n“It was dark,” said Hay.",
            ["Ann Hay", "Ann Hay"],
        ),
        ("Ann Hay said it was late. Bo Hay nodded. “It was dark,” said Hay.", ["Ann Hay", None]),
        # Who is no minister by the words of the text is not "the minister".
        (
            "Secretary of State Ann Hay was away. “It was late,” said the minister.",
            [None],
        ),
        (
            "Secretary of State for Health Ann Hay left. The foreign minister said it was late.",
            [None],
        ),
        ("Mr. Sunday Obi left. “It was late,” he said.", ["Sunday Obi"]),
        ("When contacted, the mayor, Ann Hay, said it was late.", ["Ann Hay"]),
        ("The widow of the slain leader, Mrs Ann Hay, said it was late.", ["Ann Hay"]),
        ("The widow of the slain woman, Mrs Ann Hay, said it was late.", [None]),
        ("Counsel for the petitioner, Barrister Ann Hay, said it was late.", ["Ann Hay"]),
        ("Counsel for the petitioner, Ann Hay, said it was late.", [None]),
        ("“It was late,” said Rev. Ann Hay, a canon.", ["Ann Hay"]),
        ("The mother of the deceased, Ann Hay, wept. She said it was late.", ["Ann Hay"]),
        ("Garda Commissioner Drew Hay left. Gda Hay said it was late.", ["Drew Hay"]),
        ("Brig-Gen Karl Voss said it was late.", ["Karl Voss"]),
        ("Sub-Inspector Karl Voss said it was late.", ["Karl Voss"]),
        ("Datin Paduka Marina Hay said it was late.", ["Marina Hay"]),
        ("Manchester United manager Erik ten Hag said it was late.", ["Erik ten Hag"]),
        ("Bank of England Governor Andrew Hay said it was late.", ["Andrew Hay"]),
        ("Cde Donaldson Hay said it was late. Cde Hay left.", ["Donaldson Hay"]),
        ("The union’s chairperson Ambuya Winnie Hay said it was late.", ["Winnie Hay"]),
        ("Co-star Billy Hay said it was late.", ["Billy Hay"]),
        ("Coach Rick St. Clair left. “It was late,” St. Clair said.", ["Rick St. Clair"]),
        ("Counsel Priscilla Lam Wai-sum left. “It was late,” said Lam.", ["Priscilla Lam Wai-sum"]),
        # A name that may be another's, and one that a quotation is about.
        ("Cameron Washington left. Guard Tre Washington won. “It is,” Washington said.", [None]),
        ("Mr Al Hay left. Bo Lee came. “Mr Hay was late,” he said.", ["Bo Lee"]),
        ("Karl Voss renewed calls for a law to pass.", []),
        ("Karl Voss rejected claims that it was late.", []),
        ("Bo Hay said it was late. Smith, a farmer, wept. “No,” he said.", ["Bo Hay", None]),
        (
            "Ann Hay said it was late. Her lawyer, Kim Voss, agreed. “It is,” she said.",
            ["Ann Hay", None],
        ),
        ("CEO Ann Hay left. Its new chief executive said it was late.", [None]),
        ("Kim Min-ji met Kim Jong Un. Kim said it was late.", [None]),
        # Whose words they are, where others are named beside.
        ("Not even Ann Berg said it was late.", []),
        ("Everyone but Ann Berg said it was late.", []),
        ("If Ann Berg said it was late, it was.", []),
        ("Rumours that Ann Berg said it was late are false.", []),
        ("Even Ann Berg said it was late.", ["Ann Berg"]),
        ("Neither Ann Berg nor Karl Voss said it was late.", []),
        ("A spokesman, Karl Voss, for Ann Berg said it was late.", []),
        ("Karl Voss quoted Ann Berg as saying it was late.", ["Ann Berg"]),
        ("Ann Berg was quoted by Karl Voss as saying it was late.", ["Ann Berg"]),
        ("Karl and Ann Berg said it was late.", [None]),
        ("“It is late,” read a note from Ann Berg.", [None]),
        # What stands before a name, and bodies after it.
        ("Geologist Dr Hamish Wells of Earth Sciences Lund said it was late.", ["Hamish Wells"]),
        ("Lund Lines vice-president of operations Ann Hay said it was late.", ["Ann Hay"]),
        ("Groundsman Dai Hay said it was late.", ["Dai Hay"]),
        ("Auntie Comfort Hay said it was late.", ["Comfort Hay"]),
        ("Mdm Halimah Yusoff said it was late.", ["Halimah Yusoff"]),
        ("Dr Mirza Ali Azhar Baloch said it was late.", ["Mirza Ali Azhar Baloch"]),
        ("Ann Hay, who testified Tuesday, told us it was late.", ["Ann Hay"]),
        ("The crew of a ferry that lost power in a storm said it was late.", [None]),
        # Somebody whom no list names is meant by the pronoun, and nobody before.
        (
            "Ann Hay said it was late. His aunt, Mama Scovia, came. “It is,” she said.",
            ["Ann Hay", None],
        ),
        ("Bo Hay said it was late. Mr Tan is not sure. “It was dark,” he said.", ["Bo Hay", None]),
        (
            "Bo Hay said it was late. Ap Gwilym, a boy of ten, was in. “It is,” he said.",
            ["Bo Hay", None],
        ),
        ("Bo Hay spoke. “Mr Speaker, it is late,” he said.", ["Bo Hay"]),
        (
            "Promoter Bo “Big Sound” Hay sang. Ken Hay wept. “No,” said Mr Hay.",
            [None],
        ),
        # What somebody is, by WordNet's nouns for persons, is no part of the name.
        ("Rancher Wade Tillman left. “It was late,” Tillman said.", ["Wade Tillman"]),
        ("Beekeeper Sanele Moyo said it was late.", ["Sanele Moyo"]),
        ("Baker Mayfield left. It was late, Mayfield said.", ["Baker Mayfield"]),
        ("Baker James Cole said it was late.", ["James Cole"]),
        ("Bo Hay said it was late. The rancher left. “It is,” he said.", ["Bo Hay", None]),
        ("Her neighbour, Everton Lawes, said it was late.", ["Everton Lawes"]),
        ("Her neighbour, Everton “Bunny” Lawes, said it was late.", ["Everton Lawes"]),
        ("Sen. Ronald “Bato” dela Cruz left. Dela Cruz said it was late.", ["Ronald dela Cruz"]),
        ("Dela Cruz said it was late.", [None]),
        ("Opposition spokesman on health Dr Alfred Hay said it was late.", ["Alfred Hay"]),
        ("Leader of the House Dr. Susil Hay said it was late.", ["Susil Hay"]),
        (
            "Director General of the Service Dr. W. A. R. T. Perera said it was late.",
            ["W. A. R. T. Perera"],
        ),
        ("The bank’s Head, Public Affairs, Yetunde Cole, said it was late.", ["Yetunde Cole"]),
        ("Ann Hay, however, said it was late.", ["Ann Hay"]),
        ("The judges, however, said it was late.", [None]),
        # What is said by going up to say it, and what is no saying.
        ("Bo Hay rose to say that it was late.", ["Bo Hay"]),
        ("Bo Hay then took the microphone to say it was late.", ["Bo Hay"]),
        ("Bo Hay told off the clerk.", []),
        ("Bo Hay was “glad”, referring to the win of 2017.", []),
        ("Bo Hay left 40 suspected and confirmed cases at home.", []),
        # The sex that a title tells later, or a pronoun of somebody else does not.
        (
            "Ebo Quansah said it was late. Mr Quansah left. “It is,” she said.",
            ["Ebo Quansah", None],
        ),
        (
            "President Kwadwo Boateng called her “great”. It was late, he said.",
            ["Kwadwo Boateng", "Kwadwo Boateng"],
        ),
        ("Mr Lee Kok Seng left. It was late, Mr Lee said.", ["Lee Kok Seng"]),
        ("MP He Ting Xuan left. Ms He said it was late.", ["He Ting Xuan"]),
        ("MP Ann King left. Ms King said it was late.", ["Ann King"]),
        # A first name that one person has, and one that stands between.
        (
            "Fast bowler Shaheen Gul left.\n\nRain fell.\n\nShaheen said it was late.",
            ["Shaheen Gul"],
        ),
        ("Jordan Hay left.\n\nRain fell.\n\nJordan said it was late.", [None]),
        (
            "Aroha Rangiaho wept. Delegate Tracey Black said it was late.\n\nFor Aroha, it was."
            " “I know,” she said.",
            ["Tracey Black", "Aroha Rangiaho"],
        ),
        # First names of elsewhere, and words that are names there.
        (
            "Rishi Bell left. Paolo Hay said it was late. Bell said it rained.",
            ["Paolo Hay", "Rishi Bell"],
        ),
        (
            "In Lund, lawmaker Vladimir Vladimirovich Hay said it was late.",
            ["Vladimir Vladimirovich Hay"],
        ),
        (
            "Ann Hay said it rained. The brothers, Anil and Vishnu Berg, of Lund, wept."
            " “No,” she said.",
            ["Ann Hay", None],
        ),
        (
            "Ada Bell said it was late. One day in May, Norma walked in. “I know,” she said.",
            ["Ada Bell", None],
        ),
        (
            "Mary Bell said it was late.\n\nHis wife, Neema, sells bread. “I know,” she said.",
            ["Mary Bell", None],
        ),
        (
            "Brenda Hay said it was late. Ray Hay said it rained. “I know,” Brenda said.",
            ["Brenda Hay", "Ray Hay", "Brenda Hay"],
        ),
        ("Corner-back Mikey Bell-Hay said it was late.", ["Mikey Bell-Hay"]),
        (
            "Hemlal Mandal, a tea seller, wept. “It was late,” said Mandal.",
            ["Hemlal Mandal"],
        ),
        ("Cllrs J. Bell and M. Hay met. Cllr J. Bell said it was late.", ["J. Bell"]),
        # Part of a longer name.
        ("Datuk Ahmad Faiz Azumi left. Ahmad Faiz said it was late.", ["Ahmad Faiz Azumi"]),
        # Letters after a name, capitals, a house.
        ("Anand Beharry-Lall SC said it was late.", ["Anand Beharry-Lall"]),
        ("DR EOIN MAGUIRE: I want to say sorry to all who came.", ["Eoin Maguire"]),
        (
            "Stephen McMahon left.\n\nSTEPHEN McMAHON: We have had enough reviews.",
            ["Stephen McMahon"],
        ),
        ("Raj Bhavan said it was late.", [None]),
        ("Lund Bay of Plenty group director of operations Ann Hay said it was late.", ["Ann Hay"]),
        ("Minister-in-charge of the Public Service Mr Ann Hay said it was late.", ["Ann Hay"]),
        ("“It was late,” Ann Berg was quoted as saying.", ["Ann Berg"]),
        # Where somebody is elected, teams, honours, and what the house of somebody says.
        ("The Senator representing Benue North-West, Titus Zam, said it was late.", ["Titus Zam"]),
        ("Former All Black Justin Marshall-Kerr said it was late.", ["Justin Marshall-Kerr"]),
        ("Leader Baba Latif Ansari-Jutt said it was late.", ["Latif Ansari-Jutt"]),
        ("President Ann Obama left. The Obama White House said it was late.", [None]),
        (
            "Producer Bo “Big D” Germain-Hall, who stayed, said she insisted on it.",
            ["Bo Germain-Hall"],
        ),
        # She may be the daughter or the mother.
        (
            "It was late, said her daughter, Monique Hay.\n\n“It is,” she said.",
            ["Monique Hay", None],
        ),
        ("According to Ann Hay, it was late, adding that it rained.", ["Ann Hay", "Ann Hay"]),
        # Offices that are not the same, and those of a body's member.
        ("Premier Ann Berg left. The Prime Minister said it was late.", [None]),
        ("Fire Commissioner Ann Berg left. The police chief said it was late.", [None]),
        ("Police Commissioner Ann Berg left. The commissioner said it was late.", ["Ann Berg"]),
        ("The Office of the Chancellor’s secretary, Mr Bo Hay, said it was late.", ["Bo Hay"]),
        ("The Royal College’s director for Wales, Ann Hay, said it was late.", ["Ann Hay"]),
        ("The College of Midwives’ director for Wales, Ann Hay, said it was late.", ["Ann Hay"]),
        ("Two farms had shut, police and hospital sources said.", [None]),
        ("Karl Voss, 28, a farmer, died at home, said Dr Ann Hay, a surgeon.", ["Ann Hay"]),
        ("Ann Hay said about $900 had melted.", ["Ann Hay"]),
        ("Ann Hay asked the First Minister how many buzzers were broken.", ["Ann Hay"]),
        # Who holds the office of a label stands in brackets; not where she is elected.
        ("The Prime Minister (Ann Hay): Taxes rose by 4% in the year.", ["Ann Hay"]),
        ("Ann Hay (Lund West): Taxes rose by 4% in the year.", ["Ann Hay"]),
        ("Lund East MP Babu Owino said it was late.", ["Babu Owino"]),
        ("Sen. Ann Hay left early. It was late, the senator said.", ["Ann Hay"]),
        ("Lt. Gov. Ann Hay left early. It was late, the governor said.", [None]),
        ("Nana Hay, a farmer, said it was late. It was cold, he said.", ["Nana Hay", "Nana Hay"]),
        ("TD for Roscommon Ann Hay left. Deputy Hay said it was late.", ["Ann Hay"]),
        ("Taoiseach Seán Hay left. It was late, the Taoiseach said.", ["Seán Hay"]),
        ("Director Bong Hay said it was late. He said it was cold.", ["Bong Hay", "Bong Hay"]),
        ("Hyun Min Hay said it was late. He said it was cold.", ["Hyun Min Hay", "Hyun Min Hay"]),
        ("Minister Ann Hay has made it clear that it was late.", ["Ann Hay"]),
        ("Mother-of-two Ann Hay said it was late.", ["Ann Hay"]),
        ("It was late, father-of-three Tom Hay said.", ["Tom Hay"]),
        ("Briton Tom Hay said it was late.", ["Tom Hay"]),
        ("Australian Tom Hay said it was late.", ["Tom Hay"]),
        ("YouTuber Tom Hay said it was late.", ["Tom Hay"]),
        ("Lib Dem Tom Hay said it was late.", ["Tom Hay"]),
        ("Scrum-half Tom Hay said it was late.", ["Tom Hay"]),
        ("Hajiya Ann Hay said it was late.", ["Ann Hay"]),
    ],
)
def test_names_of_other_regions_are_read_as_they_are_meant(
    text: str, persons: list[str | None]
) -> None:
    assert [each.person for each in extract(text, assertions=False)] == persons


@pytest.mark.parametrize(
    "text", ["Ann Hay: teacher who took on the ministry", "My friend, Sunday, told me it was late."]
)
def test_nobody_is_given_words_by_a_description_or_a_day(text: str) -> None:
    assert all(each.person is None for each in extract(text, assertions=False))


@each_row(
    "name",
    """
    Wells Fargo|Eli Lilly|Morgan Stanley|JP Morgan|Al Jazeera|Le Monde|Boko Haram|Al Shabaab
    |Paris Saint-Germain|Johns Hopkins|Storm Ann Berg|Hurricane Maria Lopez|Mount Karl Voss
    |The Ann Berg Show|Christian Aid|Grant Thornton|Georgia Power|Sydney Swans
    |Queen Elizabeth Hospital|Queen Elizabeth Stadium|Prince Philip Hospital|Queen Mary University
    |Prince Albert Raiders|King David Hotel|Queen Victoria Market|Saint Mary College
    """.replace("\n    ", "")
    .strip()
    .split("|"),
)
def test_what_is_named_like_a_person_is_none(name: str) -> None:
    assert persons(f"{name} said it was late.") == [None]


@each_row("time", ["[00:01:02] ", "[01:02] ", "(1:02) ", "00:01:02 – ", ""])
def test_a_label_may_stand_after_the_time_of_a_transcript(time: str) -> None:
    text = f"{time}Karl Voss: Rents rose by 4%.\n\n{time}Ana Ruiz: They did not rise."

    assert [(each.speaker, each.text) for each in extract(text)] == [
        ("Karl Voss", "Rents rose by 4%."),
        ("Ana Ruiz", "They did not rise."),
    ]


_COLLEAGUE = "Ana Ruiz runs the bakery. Her colleague Karl Voss said Ruiz was early."


@each_row(
    ("told", "person"),
    [
        ("Ruiz told him the ovens were cold.", "Karl Voss"),
        ("When Peter Hay, then mayor, visited, Ruiz told him the ovens were cold.", "Peter Hay"),
        ("Peter Hay visited in 1989. Ruiz told him the ovens were cold.", None),
        ("When Peter Hay and Bo Hay visited, Ruiz told him the ovens were cold.", None),
        ("When Helen Hay visited, Ruiz told him the ovens were cold.", "Karl Voss"),
    ],
)
def test_whom_somebody_told_is_whom_the_text_named_last(told: str, person: str | None) -> None:
    found = said(f"{_COLLEAGUE}\n\n{told} He replied that flour was dear.")

    assert (found[-1].text, found[-1].person) == ("flour was dear", person)


@each_row(
    ("introduced", "before", "person"),
    [
        ("Fed President Luis Ortega", "A White House official would not comment.", None),
        ("Lund University President Luis Ortega", "Congress will vote in May.", None),
        ("President Luis Ortega", "A White House official would not comment.", "Luis Ortega"),
        ("Mexican President Luis Ortega", "Congress will vote in May.", "Luis Ortega"),
        ("Club president Luis Ortega", "The match ended in a draw.", "Luis Ortega"),
        ("Lund Bank President Luis Ortega", "Shares fell by 2%.", "Luis Ortega"),
    ],
)
def test_the_president_of_a_body_is_not_the_head_of_the_state_a_text_speaks_of(
    introduced: str, before: str, person: str | None
) -> None:
    [_, statement] = said(
        f"{introduced} said costs would rise. {before} The president said costs would fall."
    )

    assert statement.person == person


_LIVE = "Live: storm Ada\n\nMayor Ana Ruiz is at the port.\n\n"


@each_row(
    ("entry", "speaker", "words"),
    [
        ("14:32 The port is closed, Ruiz says.", "Ruiz", "The port is closed"),
        ("14:41 GMT - Ruiz: “We are ready.” Jeers follow.", "Ruiz", "“We are ready.”"),
        ("3.15pm The bridge is closed, police say.", "police", "The bridge is closed"),
        ("[15:20] Roads are shut, Ruiz says.", "Ruiz", "Roads are shut"),
        ("9.30 per cent of homes are dark, Ruiz says.", "Ruiz", "9.30 per cent of homes are dark"),
    ],
)
def test_the_time_of_an_entry_in_a_live_report_is_nobody_s_words(
    entry: str, speaker: str, words: str
) -> None:
    [statement] = said(_LIVE + entry)

    assert (statement.speaker, statement.text) == (speaker, words)


def test_after_a_label_only_what_stands_in_marks_is_said_where_marks_begin_it() -> None:
    found = said(f"{_LIVE}Ruiz: “We are ready.” Jeers follow. “Shame,” cries Karl Voss.")

    assert [(each.speaker, each.text) for each in found] == [
        ("Ruiz", "“We are ready.”"),
        ("Karl Voss", "“Shame,”"),
    ]


@each_row(
    ("between", "person"),
    [
        ("Karl Voss could not be reached.", None),
        ("Karl Voss did not respond to a request for comment.", None),
        ("Karl Voss declined to comment.", None),
        ("Karl Voss was not available for comment.", None),
        ("Karl Voss has not commented.", None),
        ("Karl Voss was not in the room.", "Karl Voss"),
        ("Karl Voss leads the board.", "Karl Voss"),
    ],
)
def test_who_did_not_answer_is_not_the_one_who_said_it(between: str, person: str | None) -> None:
    found = said(f"Peter Hay said the plant was safe. {between} The firm, he said, should pay.")

    assert (found[-1].text, found[-1].person) == ("The firm should pay", person)


@each_row(
    ("found", "person"),
    [
        ("Gwilym Parry, 68, was found by his wife, Nesta, at noon.", None),
        ("Gwilym Parry was found by his late wife’s nurse at noon.", None),
        ("Gwilym Parry was found at noon.", None),
        ("Karl Parry, 40, of Mill Lane, denies theft.", None),
        ("Gwilym Parry said it was late.", "Gwilym Parry"),
        ("Jean Parry was found at noon.", "Jean Parry"),
        ("Nesta Parry was found by her husband at noon.", "Nesta Parry"),
    ],
)
def test_whose_wife_is_told_is_not_the_one_called_mrs(found: str, person: str | None) -> None:
    *_, statement = said(f"{found} Mrs Parry said the road was shut.")

    assert statement.person == person


@each_row(
    ("later", "person"),
    [
        ("Bo Hay, 40, denies theft.", None),
        ("Peter Hay, 40, denies theft.", "Peter Hay"),
        ("Mr Bo Hay, 40, denies theft.", "Bo Hay"),
        ("Ann Hay, 40, denies theft.", None),
    ],
)
def test_who_is_named_in_full_later_is_not_any_mr_of_before(later: str, person: str | None) -> None:
    [statement, *_] = said(f"Mr Hay said it was late. {later}")

    assert statement.person == person


@each_row(
    ("shown", "person"),
    [
        ("Shares in Holt Brandt fell by 9%.", None),
        ("Holt Brandt shares fell by 9%.", None),
        ("The chief executive of Holt Brandt left.", None),
        ("Holt Brandt, a Danish drugmaker, has new labs.", None),
        ("The drugmaker Holt Brandt said so.", None),
        ("The drugmaker Holt Brandt owned has closed.", "Holt Brandt"),
        ("Payments start-up Holt Brandt is to cut jobs.", None),
        ("Fintech Holt Brandt to cut jobs\n\nThe start-up Holt Brandt said so.", None),
        ("Holt Brandt shares a flat.", "Holt Brandt"),
        ("Holt Brandt, a firm believer, left.", "Holt Brandt"),
        ("Holt Brandt, a company director, left.", "Holt Brandt"),
    ],
)
def test_what_has_shares_or_a_chief_executive_is_nobody(shown: str, person: str | None) -> None:
    assert persons(f"{shown} Holt Brandt said it was late.")[-1] == person


@each_row(
    ("before", "person"),
    [
        ("Her death was confirmed by her daughter, the singer Ann Tate, who said so.", None),
        ("Her death was confirmed by her son, the singer Paul Tate, who said so.", None),
        ("Her daughter, Ann Tate, said she was well.\n\nBorn in Lund, she sang.", None),
        ("Her daughter, Ann Tate, said she was well.", "Ann Tate"),
        ("His daughter, Ann Tate, said she was well.\n\nBorn in Lund, she sang.", "Ann Tate"),
        ("Her manager, Ann Tate, said she was well.\n\nBorn in Lund, she sang.", "Ann Tate"),
    ],
)
def test_she_may_be_whose_daughter_spoke(before: str, person: str | None) -> None:
    assert persons(f"{before} “I was too short,” she said.")[-1] == person


@each_row(
    ("text", "speaker"),
    [
        ("“It is shut,” a man, who gave his name only as ‘Biggs’, told the Post.", "a man"),
        ("“It is shut,” a man, who called himself “Ras”, told the Post.", "a man"),
        ("“It is shut,” told Ann Tate.", None),
        ("“It is shut,” told Ann Tate to reporters.", "Ann Tate"),
    ],
)
def test_who_is_told_something_does_not_say_it(text: str, speaker: str | None) -> None:
    assert next((each.speaker for each in said(text)), None) == speaker


@each_row(
    "text",
    [
        "“Imports are death,” chair Danilo “Ka” Ramos said.",
        "“Imports are death,” said chair Danilo “Ka” Ramos.",
        '"Imports are death," KMP chair Danilo "Ka Dan" Ramos said.',
        "Chair Danilo “Ka” Ramos said imports were death.",
    ],
)
def test_a_nickname_in_marks_is_no_end_of_a_name(text: str) -> None:
    [statement] = said(text)

    assert (statement.speaker, statement.person) == ("Ramos", "Danilo Ramos")


@each_row(
    ("label", "person"),
    [
        ("NvD", "Noor van Dalen"),
        ("E.P.", "Ellen Park"),
        ("XY", None),
        ("AB", None),
    ],
)
def test_initials_are_those_of_who_spoke_under_a_whole_name(label: str, person: str | None) -> None:
    names = ["Noor van Dalen", "Ellen Park", "Ana Bell", "Amy Berg"]
    before = "\n\n".join(f"{name}: We were all late." for name in names)

    assert persons(f"{before}\n\n{label}: We were early.") == [*names, person]
