"""What is attributed and what is not: what was told to somebody, nouns that look like verbs."""

from claimcheck.language.attribution.extract import extract
from claimcheck.model.dates import PartialDate
from claimcheck.model.statement import Kind
from tests.tables import each_row


def found_in(text: str) -> list[tuple[str, str | None]]:
    found = extract(text)
    return [(s.text, s.speaker) for s in found if s.kind is not Kind.ASSERTION]


@each_row(
    ("text", "words", "speaker"),
    [
        ("The road is closed, Ana Ruiz told Reuters.", "The road is closed", "Ana Ruiz"),
        ("The road is closed, Ana Ruiz told the Daily Post.", "The road is closed", "Ana Ruiz"),
        ("The road is closed, Ana Ruiz told parliament.", "The road is closed", "Ana Ruiz"),
        ("The road is closed, Ana Ruiz told Radio 4 on Monday.", "The road is closed", "Ana Ruiz"),
        ("The road is closed, the minister, Ana Ruiz, told Reuters.", "The road is closed",
         "Ana Ruiz"),
        ("Ana Ruiz told the BBC’s Today programme that the road was closed.",
         "the road was closed", "Ana Ruiz"),
        ("Ana Ruiz told BBC Radio 4’s Today programme the road was closed.",
         "the road was closed", "Ana Ruiz"),
        ("Ana Ruiz told Reuters on Monday that the road was closed.", "the road was closed",
         "Ana Ruiz"),
        ("Ana Ruiz said on Feb. 20 that the road was closed.", "the road was closed", "Ana Ruiz"),
        ("Ana Ruiz said later that evening that the road was closed.", "the road was closed",
         "Ana Ruiz"),
        ("Ana Ruiz said last evening the road was closed.", "the road was closed", "Ana Ruiz"),
        ("Ana Ruiz later that evening said the road was closed.", "the road was closed",
         "Ana Ruiz"),
        ("The mayor, Ana Ruiz, that day said the road was closed.", "the road was closed",
         "Ana Ruiz"),
        ("A council that year said the road was closed.", "the road was closed", "A council"),
        ("Ana Ruiz said Feb. 20 the road was closed.", "the road was closed", "Ana Ruiz"),
        ("It was said by Ana Ruiz that the road was closed.", "the road was closed", "Ana Ruiz"),
        ("Ana Ruiz said: taxes will rise; wages will not.", "taxes will rise; wages will not",
         "Ana Ruiz"),
        ("Ana Ruiz, however, said the road was closed.", "the road was closed", "Ana Ruiz"),
        ("He also warned 43 people would be admitted daily by that date.",
         "43 people would be admitted daily by that date", "He"),
        ("Ana Ruiz warned jurors not to look it up.", "not to look it up", "Ana Ruiz"),
        ("Some loggers have since claimed that they heard it.", "they heard it", "Some loggers"),
        ("A senior officer, requesting anonymity, said the pumps were old.", "the pumps were old",
         "A senior officer"),
        ("“It will be,” principal secretary (PHE) Ana Ruiz told PTI.", "“It will be,”",
         "principal secretary (PHE) Ana Ruiz"),
        ("The rule “helps nobody,” according to Ken Ito, born in Osaka in 1961.",
         "The rule “helps nobody,”", "Ken Ito"),
        ("That said the government have argued that the numbers could drop by 10%.",
         "the numbers could drop by 10%", "the government"),
        ("Minister Alice Brandt turned to us. “We will not pay it.” Brandt left the room.",
         "“We will not pay it.”", None),
        ("Ana Ruiz said the bank opened at 5 a.m. Mr. Lee left at noon.",
         "the bank opened at 5 a.m", "Ana Ruiz"),
        ("Ana Ruiz said taxes would rise.The council agreed with her.", "taxes would rise",
         "Ana Ruiz"),
        ("He told members who defected to the party that rents had risen.", "rents had risen",
         "He"),
        ("Trains were late, he informed the House.", "Trains were late", "he"),
        ("The Speaker appealed to members to return to their seats.",
         "members to return to their seats", "The Speaker"),
        ("The firm is telling passengers not to travel.", "not to travel", "The firm"),
        ("Ana Ruiz felt the dew should have helped.", "the dew should have helped", "Ana Ruiz"),
        ("SYDNEY: Flights resume on Friday, the airline says.", "Flights resume on Friday",
         "the airline"),
        ("Ana Ruiz described the reply as “an insult”.", "the reply as “an insult”", "Ana Ruiz"),
        ("Ana Ruiz asked why his car was seen there.", "why his car was seen there", "Ana Ruiz"),
        ("RIYADH: Output will rise by 5%, the ministry said.", "Output will rise by 5%",
         "the ministry"),
        ("May 2 (Reuters) - The firm, Ana Ruiz said, would close.", "The firm would close",
         "Ana Ruiz"),
        ("The leader, Hon. (Mrs.) Ngozi Bello, said 11 members left.", "11 members left",
         "Hon. (Mrs.) Ngozi Bello"),
        ("Rain fell. Mayor Ana Ruiz said:\n\nWe will stay. It is dry.\n\nAll left.",
         "We will stay. It is dry.", "Mayor Ana Ruiz"),
        ("ALSO READ: Ana Ruiz says taxes fell\n\nKarl Voss said 40 towns had no bank.",
         "40 towns had no bank", "Karl Voss"),
        # A "that" which is no beginning of what was said.
        ("Ana Ruiz said in a letter that arrived on Monday that taxes would rise.",
         "taxes would rise", "Ana Ruiz"),
        ("Ana Ruiz said in a speech that drew criticism that taxes rose.", "taxes rose",
         "Ana Ruiz"),
        ("Ana Ruiz told the committee that investigates fraud that he was ill.", "he was ill",
         "Ana Ruiz"),
        ("Ana Ruiz told a court that sits in Leeds that she paid.", "she paid", "Ana Ruiz"),
        ("Ana Ruiz said in a statement that was posted online: “We will stay.”",
         "“We will stay.”", "Ana Ruiz"),
        ("Ana Ruiz told voters who left the party that rents would rise.", "rents would rise",
         "Ana Ruiz"),
        ("Ana Ruiz told those who had asked her in Leeds that rents would rise.",
         "rents would rise", "Ana Ruiz"),
        ("The man that hit Ken Ito said that he was sorry.", "he was sorry", "The man"),
        ("Ana Ruiz said that is not true.", "that is not true", "Ana Ruiz"),
        ("Ana Ruiz told MPs on Tuesday that would be a mistake.", "that would be a mistake",
         "Ana Ruiz"),
        ("Ana Ruiz told MPs that that was wrong.", "that was wrong", "Ana Ruiz"),
        # And one which is, though its first word looks like a verb.
        ("Ana Ruiz said on Monday that left parties would win.", "left parties would win",
         "Ana Ruiz"),
        ("Ana Ruiz told a rally that united Ireland would be rich.", "united Ireland would be rich",
         "Ana Ruiz"),
        ("Ana Ruiz said in court that needs would be met.", "needs would be met", "Ana Ruiz"),
        ("Ana Ruiz said in a speech that exports fell and that imports rose.",
         "exports fell and that imports rose", "Ana Ruiz"),
        ("Ana Ruiz said last week that prices in shops rise.", "prices in shops rise",
         "Ana Ruiz"),
        # Several speak, though the word before the verb is one thing.
        ("Opponents of the plan say it will fail.", "it will fail", "Opponents of the plan"),
        ("Researchers at MIT say 40 million people live there.", "40 million people live there",
         "Researchers at MIT"),
        ("Economists at the bank estimate that rents fell.", "rents fell",
         "Economists at the bank"),
        ("The plan will fail, opponents of the mayor say.", "The plan will fail",
         "opponents of the mayor"),
        ("A USA TODAY analysis of reports shows that rents fell.", "rents fell",
         "A USA TODAY analysis of reports"),
        ("Ana Ruiz said that, if elected, she would go.", "if elected, she would go", "Ana Ruiz"),
        ("Ana Ruiz promised voters that rents would fall.", "rents would fall", "Ana Ruiz"),
        ("The Post reported, citing two officials, that taxes would rise.", "taxes would rise",
         "The Post"),
        ("The Post, citing two officials, reported that taxes would rise.", "taxes would rise",
         "The Post"),
        ("“Never,” came the reply from Ana Ruiz.", "“Never,”", None),
        # Of somebody's claim its words, and whose it is.
        ("Ana Ruiz’s claim that rents fell is wrong.", "rents fell", "Ana Ruiz"),
        ("Ana Ruiz’s claim that rents fell because wages rose is wrong.",
         "rents fell because wages rose", "Ana Ruiz"),
        ("Ana Ruiz’s claim that rents fell is wrong because wages rose.", "rents fell",
         "Ana Ruiz"),
        ("Ken Ito attacked Ana Ruiz’s claim that rents had fallen.", "rents had fallen",
         "Ana Ruiz"),
        ("Ken Ito rubbished the minister’s claim that rents had fallen.", "rents had fallen",
         "the minister"),
        ("Will Ito said rents fell.", "rents fell", "Will Ito"),
        ("He was taken to the clinic where, according to nurse Ana Ruiz, he was treated.",
         "he was treated", "nurse Ana Ruiz"),
        ("Rents fell by 4%, Ana Ruiz, head of the bank, said here on Friday.",
         "Rents fell by 4%", "Ana Ruiz"),
        ("Ana Ruiz said here that rents fell.", "rents fell", "Ana Ruiz"),
        ("Ana Ruiz says about half of the homes are empty.", "about half of the homes are empty",
         "Ana Ruiz"),
        ("Garda Ana Ruiz gave evidence that the road was wet.", "the road was wet",
         "Garda Ana Ruiz"),
        ("Advocate Ana Ruiz put it to him that no call was made.", "no call was made",
         "Advocate Ana Ruiz"),
        ("The deputy minister, Mr Ken Ito, is on record as saying that rents fell.", "rents fell",
         "Mr Ken Ito"),
        # What is denied, doubted or hoped is said with the word that says so.
        ("Ana Ruiz denied that rents fell.", "denied that rents fell", "Ana Ruiz"),
        ("Ana Ruiz has repeatedly denied that rents fell.", "denied that rents fell", "Ana Ruiz"),
        ("Ana Ruiz denied that Ken Ito said that rents fell.",
         "denied that Ken Ito said that rents fell", "Ana Ruiz"),
        ("Ken Ito disputes that rents fell.", "disputes that rents fell", "Ken Ito"),
        ("Ken Ito doubts that “rents fell”.", "doubts that “rents fell”", "Ken Ito"),
        ("Ana Ruiz hopes that rents fell.", "hopes that rents fell", "Ana Ruiz"),
        ("Ana Ruiz left, denying that rents fell.", "denying that rents fell", "Ana Ruiz"),
        # What goes on after a clause between commas is the article's.
        ("Ana Ruiz, who said that rents fell, left.", "rents fell", "Ana Ruiz"),
        ("Ana Ruiz, who denied that rents fell, was jailed.", "denied that rents fell",
         "Ana Ruiz"),
        ("Ana Ruiz, who told the court that he paid, was jailed.", "he paid", "Ana Ruiz"),
        ("Ana Ruiz, saying that rents fell, walked to the door.", "rents fell", "Ana Ruiz"),
        ("Ana Ruiz, who says that rents fell and wages rose, never left.",
         "rents fell and wages rose", "Ana Ruiz"),
        ("Ken Ito met Ana Ruiz, who said rents fell, wages rose and homes were built.",
         "rents fell, wages rose and homes were built", "Ana Ruiz"),
        ("Ana Ruiz, who said that the armed, masked men came, left.",
         "the armed, masked men came", "Ana Ruiz"),
        ("Ken Ito criticised Ana Ruiz for saying that rents fell.", "rents fell", None),
        # Who judges what was said is somebody else.
        ("Ana Ruiz said that rents fell, which Ken Ito disputes.", "rents fell", "Ana Ruiz"),
        ("Ana Ruiz said that rents fell, a claim that Ken Ito rejects.", "rents fell", "Ana Ruiz"),
        ("Ana Ruiz said that rents fell, which is wrong.", "rents fell", "Ana Ruiz"),
        ("Ana Ruiz said that rents fell, which was not true.", "rents fell", "Ana Ruiz"),
        ("Ana Ruiz said that rents fell, a figure Ken Ito disputes.", "rents fell", "Ana Ruiz"),
        ("Ana Ruiz said that rents fell, but Ken Ito disagreed.", "rents fell", "Ana Ruiz"),
        ("Ana Ruiz said that rents fell, although the bank rejects that.", "rents fell",
         "Ana Ruiz"),
        ("Ana Ruiz said that rents fell, when in fact they rose.", "rents fell", "Ana Ruiz"),
        ("Ana Ruiz said that rents fell, which was a relief.", "rents fell, which was a relief",
         "Ana Ruiz"),
        ("Ana Ruiz said that rents fell, a figure of hope.", "rents fell, a figure of hope",
         "Ana Ruiz"),
        ("Ana Ruiz said that rents fell, which she called a relief.",
         "rents fell, which she called a relief", "Ana Ruiz"),
        ("Ana Ruiz said the firm, which pays no tax, would go.",
         "the firm, which pays no tax, would go", "Ana Ruiz"),
        ("Ana Ruiz said the road was shut, though the bank’s head, Ken Ito, put it otherwise.",
         "the road was shut", "Ana Ruiz"),
        # An adverb that changes what was said is a part of it.
        ("Ana Ruiz said hardly any farm had shut.", "hardly any farm had shut", "Ana Ruiz"),
        ("Ana Ruiz said by 2030 all farms would be shut.", "by 2030 all farms would be shut",
         "Ana Ruiz"),
        ("Ana Ruiz said by Friday the road would be open.", "by Friday the road would be open",
         "Ana Ruiz"),
        ("Ana Ruiz said next year 40 farms would shut.", "next year 40 farms would shut",
         "Ana Ruiz"),
        ("Ana Ruiz said on average 40 farms shut a year.", "on average 40 farms shut a year",
         "Ana Ruiz"),
        ("Ana Ruiz said by email that 40 farms had shut.", "40 farms had shut", "Ana Ruiz"),
        ("Ana Ruiz said by Friday that 40 farms had shut.", "40 farms had shut", "Ana Ruiz"),
        ("Ana Ruiz said on Friday 40 farms had shut.", "40 farms had shut", "Ana Ruiz"),
        ("Ana Ruiz said only the mayor could act.", "only the mayor could act", "Ana Ruiz"),
        ("Ana Ruiz said nearly a third of farms had shut.", "nearly a third of farms had shut",
         "Ana Ruiz"),
        ("Ana Ruiz said nearly 12,000 farms had shut.", "nearly 12,000 farms had shut",
         "Ana Ruiz"),
        ("Ana Ruiz said just over 40 farms had shut.", "just over 40 farms had shut", "Ana Ruiz"),
        ("Ana Ruiz said only that farms had shut.", "farms had shut", "Ana Ruiz"),
        ("Ana Ruiz said only on Monday that farms had shut.", "farms had shut", "Ana Ruiz"),
        ("Ana Ruiz said in an interview 40 farms had shut.", "40 farms had shut", "Ana Ruiz"),
        ("Planning minister Ana Ruiz and State Bank governor Ken Ito said rents fell.",
         "rents fell", "Planning minister Ana Ruiz and State Bank governor Ken Ito"),
        # A paragraph without marks.
        ("Ana Ruiz told reporters:\n\nWe will not pay. It is wrong.\n\nRain fell.",
         "We will not pay. It is wrong.", "Ana Ruiz"),
        ("Ana Ruiz told reporters on Monday:\n\nWe will not pay.", "We will not pay.",
         "Ana Ruiz"),
        ("Ana Ruiz said in a statement:\n\nWe will not pay.", "We will not pay.", "Ana Ruiz"),
        ("The mayor said those on the wrong side felt lost.", "those on the wrong side felt lost",
         "The mayor"),
        ("Ana Ruiz said in Lund 40 farms had closed.", "40 farms had closed", "Ana Ruiz"),
        ("Ana Ruiz said in April 40 farms had closed.", "40 farms had closed", "Ana Ruiz"),
        ("Ana Ruiz said in Room 12 that the road was closed.", "the road was closed", "Ana Ruiz"),
        ("It was put to him by counsel that the road was closed.", "the road was closed",
         "counsel"),
        ("It was put to the witness that he had lied.", "he had lied", None),
        ("It was suggested to him by Ana Ruiz that he had lied.", "he had lied", "Ana Ruiz"),
        ("The road was closed, Ana Ruiz said, and her client would pay.",
         "The road was closed and her client would pay", "Ana Ruiz"),
        ("Founded in 1887 by Karl Voss, who believed that oats cure all, the firm has 40 mills.",
         "oats cure all", "Karl Voss"),
        ("Per the coroner, Dr. Ana Ruiz, five had died by noon.", "five had died by noon",
         "Dr. Ana Ruiz"),
        ("Some 40 farms have closed, per the ministry.", "Some 40 farms have closed",
         "the ministry"),
        ("A third of that, per the report, is new.", "A third of that is new", "the report"),
        ("Her lawyer, Ana Ruiz, denied the charge, saying the road was closed.",
         "the road was closed", "Ana Ruiz"),
        ("One of the suspects, Karl Voss, 29, fled, saying the road was closed.",
         "the road was closed", "Karl Voss"),
        ("Ana Ruiz used to say that the road was closed.", "the road was closed", "Ana Ruiz"),
        ("“The road is closed,” Ana Ruiz confides.", "“The road is closed,”", "Ana Ruiz"),
        ("A spokeswoman would only say that the road was closed.", "the road was closed",
         "A spokeswoman"),
        ("Ana Ruiz would say only that the road was closed.", "the road was closed", "Ana Ruiz"),
        ("He failed four times, Ana Ruiz said, because of the rain.",
         "He failed four times because of the rain", "Ana Ruiz"),
        ("Ana Ruiz said nothing had been found.", "nothing had been found", "Ana Ruiz"),
        ("Ana Ruiz said her prayers were heard.", "her prayers were heard", "Ana Ruiz"),
        ("Ana Ruiz said he did nothing wrong.", "he did nothing wrong", "Ana Ruiz"),
        ("Ana Ruiz said few people came.", "few people came", "Ana Ruiz"),
        ("EFCC: We arrested 40 men", "We arrested 40 men", "EFCC"),
    ],
)  # fmt: skip
def test_one_statement_is_found(text: str, words: str, speaker: str | None) -> None:
    assert found_in(text) == [(words, speaker)]


@each_row(
    "text",
    [
        "The state's confirmed caseload of measles is nearly 162,000, of whom 844 have died.",
        "The firm’s proposed budget is $40 million.",
        "The focus on coal sets the firm apart from other corporate pledges which have focused"
        " on oil.",
        "Media reports that 40 people died are false.",
        "And rest assured that your data will not be shared with anyone.",
        "It’s worth noting that 40 towns have no bank.",
        "It is worth emphasizing that 40 towns have no bank.",
        "WARNING: This report has 40 errors.",
        "READ MORE: A guide to what we know has been updated",
        "READ MORE: Mayor Ana Ruiz says no to the road",
        "Related: Karl Voss said the talks had failed",
        "The report lists the following:\n\nRoads are closed.",
        "Mayor Ana Ruiz said:\n\n- roads\n\n- bridges",
        "HOPE AND LOSS: Your stories have come in",
        "A 2019 photograph shows that the wall was cracked.",
        "Footage of the match showed the roof had moved.",
        "The bowler claimed five wickets in an over as the Kings edged the Mariners.",
        "The minister has warned members who defected to the party against violence.",
        "As this concerns a citizen, the firm has informed the court of the arrest.",
        "She signed because her boss told her to, and left.",
        "Obama did not, however, personally found ISIS.",
        "Ana Ruiz said in the debate that followed the speech.",
        "What Ana Ruiz said about the homes that were built is disputed.",
        "Ana Ruiz rejected claims that she had lied.",
        "Ana Ruiz warned against claims that rents fell.",
        "Ana Ruiz responded to suggestions that rents fell.",
        "Ana Ruiz complained about reports that rents fell.",
        "“Rents fell,” Ana Ruiz denied.",
        "Rents fell, Ana Ruiz denied.",
        "Ana Ruiz denied saying that rents fell.",
        "Ana Ruiz stopped short of saying that rents fell.",
        "Ana Ruiz left without saying that rents fell.",
        "Instead of saying that rents fell, Ana Ruiz left.",
        "Ana Ruiz almost said that rents fell.",
        "Ana Ruiz no longer says that rents fell.",
        "Nobody said that rents fell.",
        "Ana Ruiz neither confirmed nor denied that rents fell.",
        "Ana Ruiz denied he had said that rents fell.",
        "Ana Ruiz was accused of saying that rents fell.",
        "Ana Ruiz did not say if Ken Ito said that rents fell.",
        "No minister said that rents fell.",
        "None of the ministers said that rents fell.",
        "Ana Ruiz shrugged off claims that she had lied.",
        "Ana Ruiz faces claims that she lied.",
        "Ana Ruiz disclosed this to newsmen in Kano.",
        "Had Ana Ruiz said the road was ready, he would have gone.",
        "Will Ana Ruiz say the road is ready?",
        "How Ana Ruiz said the road would be paid for is not known.",
        "The jury was not told that he had a record.",
        "The court will hear that he paid.",
        "The court heard the case on Tuesday.",
        "The court heard of his death.",
        "The meeting was told about the flood.",
        "Ana Ruiz heard that the road was closed.",
        "Unprecedented secret hearing to decide fate of prisoners",
        "Her neighbour, Ana Ruiz, 61, agreed.",
        "AFCON: Coach rues missed chances",
        "Fr Karl Voss said her funeral Mass at Kilmore.",
        "Ana Ruiz denied this. The minister said so.",
        "Ana Ruiz said it very loudly.",
        "Mpox: Ministry finds fourteen cases in Lund\n\nThere is mpox in Lund.",
        "Bo Okot's claim was upheld by a court that sat for days.",
        "Ana Ruiz saved five match points to beat the top seed.",
        "Ana Ruiz said a prayer for the dead.",
        "Ana Ruiz said goodbye to her son.",
        "Ana Ruiz said a few words about the road.",
        "Ana Ruiz said nothing about the road.",
        "The police held four suspects over a fire that killed nine people.",
        "The word is used to say that nothing was found.",
        "It was put to him that day.",
        "It was not put to him that he had lied.",
        "They earn $40 per head, the lowest of all.",
        "Through his media aide, Ken Olaj-Cole, Ana Ruiz promised each player a house.",
    ],
)
def test_nothing_is_attributed(text: str) -> None:
    assert found_in(text) == []


@each_row(
    ("text", "words", "speaker", "day"),
    [
        ("The court heard that Ray Moon paid.", "Ray Moon paid", None, None),
        ("The jury was told the car was sold on Tuesday.", "the car was sold on Tuesday", None,
         None),
        ("A Nakuru court was on Wednesday told that he paid.", "he paid", None, "2023-03-08"),
        ("A Nakuru court on Wednesday heard that he paid on Monday.", "he paid on Monday", None,
         "2023-03-08"),
        ("On Tuesday the court heard that he had paid on 3 March.", "he had paid on 3 March",
         None, "2023-03-07"),
        ("An inquest into the death of a farmer has heard that a guard was off.",
         "a guard was off", None, None),
        ("The commission heard earlier that the trains were late.", "the trains were late", None,
         None),
        ("Jurors were told how she fell.", "how she fell", None, None),
        ("The court heard evidence that the road was wet.", "the road was wet", None, None),
        ("The judge was told Moon, 40, of Lund, had fled.", "Moon, 40, of Lund, had fled", None,
         None),
        ("The court heard from Dr Ana Ruiz that he fell.", "he fell", "Dr Ana Ruiz", None),
        ("The court was told by Dr Ana Ruiz that he fell.", "he fell", "Dr Ana Ruiz", None),
        ("Ray Moon paid twice, the court heard.", "Ray Moon paid twice", None, None),
        ("“He paid,” the court heard.", "“He paid,”", None, None),
        ("The court was told: “He paid.”", "“He paid.”", None, None),
        ("Farmer died alone, inquest told", "Farmer died alone", None, None),
        ("Court hears man stole 40 sheep", "man stole 40 sheep", None, None),
    ],
)  # fmt: skip
def test_what_a_court_heard_is_said_by_somebody_who_is_open(
    text: str, words: str, speaker: str | None, day: str | None
) -> None:
    found = extract(text, published_on=PartialDate(2023, 3, 10))

    assert [(s.text, s.speaker, s.said_on and str(s.said_on)) for s in found] == [
        (words, speaker, day)
    ]


def test_what_a_court_heard_is_of_no_day_that_the_report_opens_with() -> None:
    text = (
        "A carer stole £61,000, a court heard on Monday.\n\nProsecutor Ana Ruiz said she lied."
        "\n\nThe court heard that she had two jobs."
    )

    found = extract(text, published_on=PartialDate(2023, 3, 10), assertions=False)

    assert [s.said_on and str(s.said_on) for s in found] == ["2023-03-06", "2023-03-06", None]


def test_two_attributions_are_parted_where_the_second_names_an_office() -> None:
    text = "Ana Ruiz said the road was shut, but Ken Ito, her deputy, said it was open."

    assert found_in(text) == [("the road was shut", "Ana Ruiz"), ("it was open", "Ken Ito")]


def test_a_quotation_is_not_given_to_whoever_spoke_before_others_were_named() -> None:
    text = (
        "Karl Voss said taxes rose.\n\nAna Ruiz turned to the reporters. “We will not pay it.”"
        "\n\n“We will,” Karl Voss said. Ana Ruiz shook her head. “They will pay it all.”"
    )

    assert found_in(text)[1:] == [
        ("“We will not pay it.”", None),
        ("“We will,”", "Karl Voss"),
        ("“They will pay it all.”", None),
    ]


@each_row(
    ("text", "words", "speaker"),
    [
        ("Tesco closed 90 stores, said Ana Ruiz.", "Tesco closed 90 stores", "Ana Ruiz"),
        ("Rents rose sharply, said Ana Ruiz.", "Rents rose sharply", "Ana Ruiz"),
        ("Rents rose sharply, says Ana Ruiz.", "Rents rose sharply", "Ana Ruiz"),
        ("Rents rose sharply, said Ms Ruiz.", "Rents rose sharply", "Ms Ruiz"),
        ("Rents rose, said the analyst Ana Ruiz.", "Rents rose", "the analyst Ana Ruiz"),
        ("Rents rose sharply, claimed Ana Ruiz, an analyst.", "Rents rose sharply", "Ana Ruiz"),
        ("Rents rose sharply, said the mayor.", "Rents rose sharply", "the mayor"),
        ("Ray Moon, jailed in 2010, said Ms Ruiz knew.", "Ms Ruiz knew", "Ray Moon"),
        ("Ray Moon, jailed in 2010, said Ms Ruiz takes it.", "Ms Ruiz takes it", "Ray Moon"),
    ],
)
def test_who_is_named_after_any_finite_clause_said_it(text: str, words: str, speaker: str) -> None:
    assert [(s.text, s.speaker) for s in extract(text)] == [(words, speaker)]


@each_row(
    ("text", "found"),
    [
        ("Waitress Ana Ruiz accused chef Marco Pinto of theft.", []),
        ("Ana Ruiz accused Marco Pinto of the theft of wine.", []),
        ("Ana Ruiz accused Marco Pinto of lying.", [("Marco Pinto of lying", "Ana Ruiz")]),
        (
            "Ana Ruiz accused Marco Pinto of “theft”.",
            [("Marco Pinto of “theft”", "Ana Ruiz")],
        ),
    ],
)
def test_an_accusation_says_something_where_it_says_what_was_done(
    text: str, found: list[tuple[str, str]]
) -> None:
    assert found_in(text) == found


@each_row(
    ("text", "words"),
    [
        # What the article adds of a speech is none of its words.
        ("Ana Ruiz said it was rigged, sparking anger in town.", "it was rigged"),
        ("Ana Ruiz said it was rigged, prompting calls for her to go.", "it was rigged"),
        ("Ana Ruiz said it was rigged, despite evidence that it was fair.", "it was rigged"),
        ("Ana Ruiz said it was rigged without offering any proof.", "it was rigged"),
        ("Ana Ruiz said it was rigged, contradicting her own aide.", "it was rigged"),
        ("Ana Ruiz said it was rigged, but did not say how.", "it was rigged"),
        ("Ana Ruiz said it was rigged but declined to say how.", "it was rigged"),
        ("Ana Ruiz said it was rigged, her voice breaking.", "it was rigged"),
        ("Ana Ruiz said it was rigged, in her first speech there.", "it was rigged"),
        ("Ana Ruiz said it was rigged, a remark that hurt many.", "it was rigged"),
        ("Ana Ruiz said all homes had burned (Hall said a few).", "all homes had burned"),
        # What may be said stays.
        ("Ana Ruiz said it blew up, sparking a fire.", "it blew up, sparking a fire"),
        (
            "Ana Ruiz said it was fair, but it would cost more.",
            "it was fair, but it would cost more",
        ),
        ("Ana Ruiz said they won, despite bad weather.", "they won, despite bad weather"),
        ("Ana Ruiz said they left without a word.", "they left without a word"),
        ("Ana Ruiz said he did it, in her own house.", "he did it, in her own house"),
        ("Ana Ruiz said all homes had burned (in town).", "all homes had burned (in town)"),
        ("Ana Ruiz said it was late, but did not stop.", "it was late, but did not stop"),
        # Who is named before the subject is not she.
        ("Unlike Ana Ruiz, who says it rose, Karl Hall saw a fall.", "it rose"),
        ("For Ana Ruiz, who said it rose, the vote came late.", "it rose"),
        # A clause that waits for its "that".
        ("It is not true, Ana Ruiz said, that it was shut.", "It is not true that it was shut"),
        ("It is late, Ana Ruiz said, and left.", "It is late"),
        # Tags end a post.
        ("It was shut, says Ana Ruiz #roads", "It was shut"),
        ("Ana Ruiz, on condition of anonymity, said it was shut.", "it was shut"),
        ("Ana Ruiz bared that it was shut.", "it was shut"),
        ("Ana Ruiz said backstage that it was shut.", "it was shut"),
        ("Vendors displaced from the market say it is shut.", "it is shut"),
        ("Ana Ruiz, who sits on a board, says results are promising.", "results are promising"),
        ("He rued the acts of miners, who, according to him, had left.", "had left"),
        ("“It is shut,” she dared.", "“It is shut,”"),
        ("The court held that it was shut.", "it was shut"),
        ("The court directed the clerk to shut it.", "the clerk to shut it"),
    ],
)
def test_the_words_end_where_the_article_goes_on(text: str, words: str) -> None:
    assert found_in(text)[0][0] == words


@each_row(
    "text",
    [
        "“It is here,” said Ana Ruiz, pointing to a map.",
        "“It is here,” said Ana Ruiz, pointing to a map of the town.",
        "“Ask them,” said Ana Ruiz, pointing to Sergeant Paul Hill.",
        "“Ask them,” said Ana Ruiz, pointing to the officers at the gate.",
        "“Call us,” said Ana Ruiz, quoting reference 3318.",
        "“It is late,” said Ana Ruiz, who directed cars to the side road.",
        "“It is late,” said Ana Ruiz to people who say it is early.",
        "“It is late,” said Ana Ruiz, who was sentenced to 12 years.",
    ],
)
def test_what_is_shown_or_done_is_nobody_s_words(text: str) -> None:
    assert len(extract(text)) == 1


def test_what_falls_may_be_pointed_to() -> None:
    assert found_in("Ana Ruiz pointed to falling prices.") == [("falling prices", "Ana Ruiz")]


@each_row(
    ("text", "speaker"),
    [
        ("Her view is shared by the teacher Paul Hill: “It is late.”", "the teacher Paul Hill"),
        ("Her view is widely shared by Paul Hill, a teacher: “It is late.”", "Paul Hill"),
        ("The plan was welcomed by Paul Hill on Monday: “At last.”", "Paul Hill"),
    ],
)
def test_who_did_what_is_told_before_a_colon_is_quoted_after_it(text: str, speaker: str) -> None:
    assert [each.speaker for each in extract(text)] == [speaker]


@each_row(
    ("text", "words", "speaker"),
    [
        ("The mine must pay, a judge ruled Monday.", "The mine must pay", "a judge"),
        ("The mine must pay, the board decided.", "The mine must pay", "the board"),
        ("“It is late,” the Catalan smiled.", "“It is late,”", "the Catalan"),
        ("“It is late,” Ana Ruiz snapped.", "“It is late,”", "Ana Ruiz"),
        ("Ana Ruiz signalled that she would go.", "she would go", "Ana Ruiz"),
        ("Ana Ruiz marvelled that it was late.", "it was late", "Ana Ruiz"),
        ("Ana Ruiz summarised: “It is late.”", "“It is late.”", "Ana Ruiz"),
        ("Ana Ruiz criticised it as “too late”.", "it as “too late”", "Ana Ruiz"),
    ],
)
def test_verbs_report_in_each_of_their_spellings(text: str, words: str, speaker: str) -> None:
    assert found_in(text) == [(words, speaker)]


def test_whom_somebody_criticises_for_saying_it_is_no_words_of_the_critic() -> None:
    assert found_in("Ken Ito criticized Ana Ruiz for saying it.") == []
