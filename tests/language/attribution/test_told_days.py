"""Days that the text tells elsewhere: of a sitting, a talk, an earlier speech, a live report."""

from claimcheck.language.attribution.extract import extract
from claimcheck.model.dates import PartialDate
from tests.tables import each_row

_PUBLISHED = PartialDate(2023, 3, 10)


def days(text: str) -> list[str | None]:
    found = extract(text.replace(" ⏎ ", "\n\n"), published_on=_PUBLISHED, assertions=False)
    return [str(each.said_on) if each.said_on else None for each in found]


@each_row(
    ("text", "expected"),
    [
        # The day stands within the verb, after a comma.
        ("The manager, Ana Ruiz, had on Tuesday confirmed that it was shut.", ["2023-03-07"]),
        # What the article tells before the words is of another time.
        (
            "Ana Ruiz told a radio crew on Tuesday that it was late. ⏎ In 1955 she had hired a man"
            " who could not, she said, count to ten.",
            ["2023-03-07", None],
        ),
        # The speech is the one that was just told of, and "at the time" is when it was given.
        (
            "Last week audio surfaced of remarks that Ana Ruiz made in 2015. In the speech, Ana"
            " Ruiz argued that it was late. ⏎ “It is shut,” she said at the time.",
            ["2015", "2015"],
        ),
        # The credit of a picture is no paragraph.
        (
            "Ana Ruiz said on Tuesday that it was late. ⏎ People wait outside the shop. ⏎ NICOLE"
            " VOSS ⏎ However, she noted that it was shut.",
            ["2023-03-07", "2023-03-07"],
        ),
        # Minutes are of one day, but for what somebody had said before.
        (
            "TOWN OF LUND — MINUTES OF COUNCIL ⏎ Regular meeting held March 7, 2023, 7:00 p.m. ⏎"
            " 1. Roads. Karl Hay said it was late. ⏎ 2. Arena. Ann Berg said it was shut.",
            ["2023-03-07", "2023-03-07"],
        ),
        # Who speaks of a firm's results does so on their day.
        (
            "Holt Mills on Tuesday reported a rise in net profit. ⏎ “It is late,” Managing Director"
            " Ana Ruiz told analysts on a call after the results. ⏎ Karl Voss said it was shut.",
            ["2023-03-07", None],
        ),
        # Who was heard at a sitting is heard there again.
        (
            "At Prime Minister's Questions on Wednesday, Labour leader Ana Ruiz said it was late. ⏎"
            " Premier Karl Voss said it was early. ⏎ Ms Ruiz said it was shut.",
            ["2023-03-08", None, "2023-03-08"],
        ),
        (
            "The plan was presented on Monday night to the Lund school board. ⏎ Director Ana Ruiz"
            " told trustees that it was late. ⏎ Karl Voss said it was early. ⏎ Ruiz said it was"
            " shut. ⏎ Outside, Ruiz told reporters it was sad.",
            ["2023-03-06", None, "2023-03-06", None],
        ),
        # Another day is told since.
        (
            "The plan was presented on Monday night to the Lund school board. ⏎ Director Ana Ruiz"
            " told trustees that it was late. ⏎ On Tuesday it rained. ⏎ Ruiz said it was shut.",
            ["2023-03-06", None],
        ),
        # Somebody was speaking somewhere.
        (
            "Ana Ruiz, who is also the mayor, was speaking on NBC Radio on Monday. ⏎ “It is shut,”"
            " she said. ⏎ She added that it was late.",
            ["2023-03-06", "2023-03-06"],
        ),
        ("Ana Ruiz called the police on Monday. She told them it was shut.", ["2023-03-06"]),
        # An announcement goes on where its maker is said to speak.
        (
            "It will shut in May, Ana Ruiz announced on Wednesday. ⏎ Speaking after a meeting,"
            " Ruiz said it was late.",
            ["2023-03-08", "2023-03-08"],
        ),
        # "Also" goes on from what was said before, by the same person.
        (
            "Ana Ruiz said on Monday it was shut. ⏎ Bo Wit agreed that it was. ⏎ Ruiz also said it"
            " was late.",
            ["2023-03-06", None, "2023-03-06"],
        ),
        (
            "Ana Ruiz said on Monday it was shut. ⏎ On Tuesday it rained. ⏎ Ruiz also said it was"
            " late.",
            ["2023-03-06", None],
        ),
        (
            "Ana Ruiz said on Monday it was shut. ⏎ Bo Wit agreed that it was. ⏎ Ruiz has also said"
            " it was late.",
            ["2023-03-06", None, None],
        ),
        # The same day told again is no other.
        (
            "Ana Ruiz said on Monday it was shut. ⏎ Cars queued on Monday. ⏎ She said it was late.",
            ["2023-03-06", "2023-03-06"],
        ),
        # What a speech or an interview was, the sentence before tells.
        (
            "A tape surfaced of remarks that Ana Ruiz made in 2015 to a group in Lund. In the"
            " speech, Ruiz argued that it was shut. ⏎ “It is late,” she said then.",
            ["2015", "2015"],
        ),
        (
            "A 2008 video of a lecture in which Ana Ruiz suggested that it was shut was found.",
            ["2008"],
        ),
        ("Ana Ruiz spoke in 2015 and in 2018. In the speech, she argued that it was shut.", [None]),
        # Who is called "they" after a week that is no day said it on no other.
        (
            "LUND, March 9 (Reuters) - It will shut, two people told Reuters last year. The talks"
            " are early, the people said.",
            ["2022", None],
        ),
        # A live report is of the day on a line of its own.
        (
            "Strike live ⏎ 9 March 2023 ⏎ 17.42 ⏎ Talks broke down ⏎ The union said it was shut. ⏎"
            " 16.58 ⏎ Not a referee ⏎ Ana Ruiz has said it was late. ⏎ 15.20 ⏎ Bo Wit, 28, says he"
            " is sad.",
            ["2023-03-09", None, "2023-03-09"],
        ),
        (
            "Fire live ⏎ Updated Thursday 9 March, 8.12pm AEDT ⏎ 7.42pm ⏎ Talks broke down ⏎ The"
            " union said it was shut. ⏎ 6.58pm ⏎ Bo Wit says he is sad. ⏎ 5.20pm ⏎ It rains.",
            ["2023-03-09", "2023-03-09"],
        ),
        # Those whom labels name spoke when the writer says so.
        (
            "Bo Wit is a baker. We spoke by phone on Tuesday. ⏎ Q: Is it late? ⏎ A: It is now.",
            ["2023-03-07", "2023-03-07"],
        ),
        # What somebody is asked tells of any time.
        ("Asked how a tap could freeze in August, Bo Wit said it was shut.", [None]),
        ("Asked on Tuesday how a tap could freeze, Bo Wit said it was shut.", ["2023-03-07"]),
        # "One Friday" is any.
        (
            "Bo Wit met the council one Friday last month. ⏎ “It is shut,” Bo Wit told a crew.",
            [None],
        ),
        # A post is written elsewhere than in a house.
        (
            "Parliament sat on Monday. ⏎ Minister Ana Ruiz said it was late. ⏎ In a post on X,"
            " Chief Minister Bo Wit wrote: “It is shut.”",
            ["2023-03-06", None],
        ),
        # In a house who moves something, and who is labelled, is heard there.
        (
            "Lund council voted on Monday to ban bells. ⏎ Bo Wit, who opposed the motion, said it"
            " was late. ⏎ Ana Ruiz said it was shut.",
            ["2023-03-06", None],
        ),
        (
            "Parliament sat on Monday. ⏎ Mr Bo Wit: Why is it shut? I ask the House to say so. ⏎"
            " Ms Ana Ruiz: It is late, and it was late before.",
            ["2023-03-06", "2023-03-06"],
        ),
        ("Bo Wit, who visited the scene on Monday, said it was shut.", ["2023-03-06"]),
        ("Bo Wit, who left Lund on Monday, said it was shut.", [None]),
        # Of a council no minister is a member.
        (
            "Lund council voted on Monday to ban bells. ⏎ Farm Minister Bo Wit said it was late. ⏎"
            " Cllr Ana Ruiz said it was shut.",
            [None, "2023-03-06"],
        ),
        (
            "Ana Ruiz told a paper in 1994 that it was shut. ⏎ “It was late,” she recalled in her"
            " memoir.",
            ["1994", None],
        ),
        # An entry of a log is of its day, but not what the police say of it.
        (
            "Police log ⏎ March 2, 6:40 p.m. — A caller reported that a hen was lost. ⏎ March 3 —"
            " A man told an officer it was his. Chief Karl Voss said it was late.",
            ["2023-03-02", "2023-03-03", None],
        ),
        (
            "Police log ⏎ March 2 ⏎ A farmer reported that a hen was lost. Police said it was"
            " late. ⏎ March 3 ⏎ A man said it was his. He told police he had fed it.",
            ["2023-03-02", None, None, "2023-03-03"],
        ),
        (
            "Thursday, March 2 ⏎ 2:30 p.m. A woman said a hen was lost. ⏎ Friday, March 3 ⏎ 9 a.m."
            " A man said it was his.",
            ["2023-03-02", "2023-03-03"],
        ),
        # Who is asked to do something answers nothing.
        (
            "Ana Ruiz told the synod on Monday that it was shut. She asked the elders to wait. ⏎"
            " Bo Wit said it was late.",
            ["2023-03-06", "2023-03-06", None],
        ),
        # One day on a line of its own makes no log.
        ("March 2 ⏎ A farmer reported that a hen was lost.", [None]),
        # Two times on lines of their own are no live report, nor is one without a day.
        (
            "Strike ⏎ 17.42 ⏎ The union said it was shut. ⏎ 16.58 ⏎ Ana Ruiz said it was late. ⏎"
            " 15.20 ⏎ Bo Wit says he is sad.",
            [None, None, None],
        ),
    ],
)
def test_a_day_is_told_elsewhere(text: str, expected: list[str | None]) -> None:
    assert days(text) == expected
