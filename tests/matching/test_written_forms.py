"""Ways of writing that leave a claim the same, each beside what it must not hide."""

from collections.abc import Callable

import claimcheck
from claimcheck.language.reading import Reading
from claimcheck.matching.bands import compare
from claimcheck.matching.names import Names, read_names
from claimcheck.matching.wording import read_wording
from claimcheck.model.comparison import Band
from claimcheck.model.statement import Statement
from tests.tables import each_row


def band(first: str, second: str) -> Band:
    texts = (Statement(first, language="en"), Statement(second, language="en"))
    return claimcheck.compare(*texts).band


@each_row(
    ("first", "second"),
    [
        (
            "More than half of voters in Ghana want a new law",
            "Over 50% of voters in Ghana want a new law",
        ),
        ("The strike lasted a fortnight in Hull", "The strike lasted two weeks in Hull"),
        ("Lund spent $2,500 per pupil in May", "Lund spent $2,500 a pupil in May"),
        ("Ghana paid 20 euros a head", "Ghana paid 20 euros per head"),
        ("Labour costs rose by 5% in Hull", "Labor costs rose by 5% in Hull"),
        ("Most voters in Perth prefer Labor", "Most voters in Perth prefer Labour"),
        ("The shop opens at noon on Sundays in Hull", "The shop opens at 12:00 on Sundays in Hull"),
        ("The mine closed in the nineties in Wales", "The mine closed in the 1990s in Wales"),
        ("The mayor of Lyon sold 14 schools", "The mayor of <b>Lyon</b> sold 14 schools"),
        (
            "According to the Ministry of Health, 14 schools in Lyon are closed",
            "14 schools in Lyon are closed, according to the Ministry of Health",
        ),
        ("The mayor of Lyon sold 14 schools", "RT @lyon: The mayor of Lyon sold 14 schools"),
        ("Rents fell by 4% in Calif. last year", "Rents fell by 4% in California last year"),
        ("The state sold the bank", "The bank was sold by the state"),
        ("The state will sell the bank", "The bank will be sold by the state"),
        ("(Reuters) - Rents fell in Paris by 4%", "Rents fell in Paris by 4%"),
        ("Two in three voters in Chad want a law", "Two out of three voters in Chad want a law"),
        ("The king sold the house in Maine", "The King sold the house in Maine"),
        ("Bishops sold the house in Maine", "The bishops sold the house in Maine"),
        ("In march 2020 schools in Hull closed", "In March 2020 schools in Hull closed"),
        ("The Kenyan president banned it in Nyeri", "Kenya's president banned it in Nyeri"),
        ("The Kenyan president banned it in Nyeri", "The president of Kenya banned it in Nyeri"),
        (
            "The president of Mali, Leo Keita, sold the mine",
            "Malian President Leo Keita sold the mine",
        ),
        (
            "The minister for health, Karin Berg, closed the ward",
            "Health minister Karin Berg closed the ward",
        ),
        (
            "Police met Ana Diaz, the mayor of Lyon, in Gao",
            "Police met Lyon mayor Ana Diaz in Gao",
        ),
        ("The ministry of health closed the ward", "The health ministry closed the ward"),
        ("The president of the bank quit on Friday", "The bank's president quit on Friday"),
        ("The death of the king closed the schools", "The king's death closed the schools"),
        ("The export of weapons has doubled", "Weapons exports have doubled"),
        ("The prices of food in Cairo doubled", "Food prices in Cairo doubled"),
        ("James's house in Accra was burned", "James' house in Accra was burned"),
        ("President Biden pardoned his son", "Biden pardoned his son"),
        (
            "Mayor Lori Lightfoot closed the lakefront",
            "Chicago Mayor Lori Lightfoot closed the lakefront",
        ),
        ("The UN refugee agency UNHCR fed 40 men", "The UN refugee agency fed 40 men"),
        ("Police in L.A. shot a boy of 12", "Police in Los Angeles shot a boy of 12"),
        ("Police in Gretna, La., shot a boy", "Police in Gretna, Louisiana, shot a boy"),
        ("Shelling hit Hodeidah in Yemen", "Shelling hit Hudaydah in Yemen"),
        ("Rice doubled in a year in Manila", "Rice doubled in a year in Manila, Reuters says"),
        (
            "Rice doubled in a year in Manila",
            "According to Reuters, rice doubled in a year in Manila",
        ),
        (
            "Rice doubled in a year in Manila",
            "MANILA (Reuters) - Rice doubled in a year in Manila",
        ),
        ("Rice doubled in a year in Manila", "Rice doubled in a year in Manila <a>source</a>"),
        ("Rice doubled in a year in Manila", "Rice doubled in a year in Manila. Source: BBC"),
        ("Rice doubled in a year in Manila", "Rice doubled[2] in a year in Manila [1]"),
        ("FACT: Garlic cures flu in days", "Garlic cures flu in days"),
        ("Did you know? Garlic cures flu", "Garlic cures flu"),
        ("FILE - Residents pass a tank in Bucha", "Residents pass a tank in Bucha"),
        ("Residents pass a tank. (AP Photo/Ana Ruiz)", "Residents pass a tank."),
        ("RT @kiruna: The mine will close in May", "The mine will close in May"),
        ("Coronavirus disease 2019 killed 40 men", "COVID-19 killed 40 men"),
        ("She's won the seat", "She has won the seat"),
        ("She's been jailed in Hull", "She has been jailed in Hull"),
        ("The minister's charged with fraud", "The minister is charged with fraud"),
        ("The mayor's not a thief", "The mayor is not a thief"),
        ("Let's close the mine in Hull", "Let us close the mine in Hull"),
        ("Kron went to the prison hospital in May", "Kron went to prison hospital in May"),
        ("UPDATE 2-Chile miners end strike", "Chile miners end strike: report"),
        ("Pfizer CEO arrested in Canada. Share!", "Pfizer CEO arrested in Canada"),
        ("Soros pays protesters $15/hr", "Soros pays protesters $15 an hour"),
        ("Rep. Ilhan Omar (D-Minn.) sold it", "Ilhan Omar sold it"),
        ("Storm hits Ft. Myers on Monday", "Storm hits Fort Myers on Monday"),
        ("Indian PM Modi fasted for 11 days", "India's Prime Minister Modi fasted for 11 days"),
        ("GDP of Chile fell 2%", "Chile's gross domestic product fell 2%"),
        ("Samuel L. Jackson sold a mine in Hull", "Samuel Leroy Jackson sold a mine in Hull"),
        (
            "A nurse in Kabul, Afghanistan holds a newborn",
            "A nurse in Kabul, Afghanistan, holds a newborn",
        ),
        ("Did you know that bats in Chad fell ill?", "Bats in Chad fell ill"),
        ("I know that bats in Chad fell ill", "Bats in Chad fell ill"),
        ("It turns out that bats in Chad fell ill", "Bats in Chad fell ill"),
        ("Bats in Chad fell ill, believe it or not", "Bats in Chad fell ill"),
        ("EXCLUSIVE-Chile miners end strike", "Chile miners end strike"),
        ("CORRECTED-(OFFICIAL)-Chile miners end strike", "Chile miners end strike"),
        ("CORRECTED (OFFICIAL)-Chile miners end strike", "Chile miners end strike"),
        ("The ferry sank in mid-May off Gozo", "The ferry sank in mid May off Gozo"),
        ("The ferry sank in mid-2019 off Gozo", "The ferry sank in mid 2019 off Gozo"),
        ("The dam—built in 1970—broke in May", "The dam - built in 1970 - broke in May"),
        ("The #ClimateChange law of Chile failed", "The climate change law of Chile failed"),
        ("The #RedCross left Chile in May", "The Red Cross left Chile in May"),
        ("They attacked Pearl Harbour in May", "They attacked Pearl Harbor in May"),
        ("Gray whales died off Chile in May", "Grey whales died off Chile in May"),
        ("Head of the school left in May", "Head of school left in May"),
        ("The ferry sank on CHRISTMAS in Chile", "The ferry sank on Christmas in Chile"),
        ("I know that women who smoke fall ill", "Women who smoke fall ill"),
        ("As everyone knows, bats in Chad fell ill", "Bats in Chad fell ill"),
        ("Look at this: bats in Chad fell ill", "Bats in Chad fell ill"),
        ("The health ministry of Mali sold it", "Mali's health ministry sold it"),
        ("The eurozone shrank by 2% in 2012", "The euro area shrank by 2% in 2012"),
        ("Half of all nurses in Hull quit", "50% of nurses in Hull quit"),
    ],
)
def test_another_way_of_writing_is_the_same_claim(first: str, second: str) -> None:
    assert band(first, second) is Band.SAME


@each_row(
    ("first", "second"),
    [
        ("Most voters in Perth prefer Labor", "Most voters in Perth prefer labour"),
        ("The firm moved to Centre last year", "The firm moved to center last year"),
        ("Lund spent $2,500 a pupil in May", "Lund spent $2,500 on a pupil in May"),
        (
            "More than half of voters in Ghana want a new law",
            "Half of voters in Ghana want a new law",
        ),
        (
            "More than half of voters in Ghana want a new law",
            "Over 40% of voters in Ghana want a new law",
        ),
        (
            "More than half of voters in Ghana want a new law",
            "Less than half of voters in Ghana want a new law",
        ),
        ("Rents doubled in a decade in Oslo", "Rents doubled in a year in Oslo"),
        ("The strike lasted a fortnight in Hull", "The strike lasted a week in Hull"),
        (
            "The shop opens at noon on Sundays in Hull",
            "The shop opens at midnight on Sundays in Hull",
        ),
        ("The mine closed in the nineties in Wales", "The mine closed in the eighties in Wales"),
        ("The mayor of Lyon sold 14 schools", "The mayor of Lyon sold <del>14</del> 40 schools"),
        (
            "The mayor of Lyon sold 14 schools",
            "RT @lyon: the mayor of Lyon did not sell 14 schools",
        ),
        (
            "The mayor of Lyon sold 14 schools - Reuters",
            "The mayor of Lyon sold 14 schools to Reuters",
        ),
        ("The mayor of Lyon sold 14 schools", "The mayor of Lyon sold 14 schools, Reuters denies"),
        ("Prince Harry sold the house in Windsor", "The prince sold the house in Windsor"),
        ("Prince sold the house in Minneapolis", "The prince sold the house in Minneapolis"),
        ("Mark fell by 4% in Berlin last year", "The mark fell by 4% in Berlin last year"),
        ("Pupils in Texas scored an A* in maths", "Pupils in Texas scored an A in maths"),
        ("Rents fell in Georgia, Atlanta's state", "Rents fell in Georgia, Tbilisi's country"),
        ("Rents fell by 4% in Miss. last year", "Rents fell by 4% in Missouri last year"),
        ("Dogs bit men in Hull on Friday", "Men bit dogs in Hull on Friday"),
        ("Samuel L. Jackson sold a mine in Hull", "Samuel Karl Jackson sold a mine in Hull"),
        ("Samuel L. Jackson sold a mine in Hull", "Samuel K. Jackson sold a mine in Hull"),
        ("The bank was sold by the state", "The state was sold by the bank"),
        ("The state will sell the bank", "The bank was sold by the state"),
        ("The state can sell the bank", "The bank will be sold by the state"),
        ("The death of the king's son shook Spain", "The death of the son's king shook Spain"),
        ("The king's fear shook Spain", "The fear of the king shook Spain"),
        ("The coronavirus killed 40 people in Ghana", "The norovirus killed 40 people in Ghana"),
        ("The MERS coronavirus killed 40 people in Ghana", "Covid-19 killed 40 people in Ghana"),
        ("Washington state banned the drug in 2019", "Washington banned the drug in 2019"),
        ("Ministers gave 40 firms licences in 2019", "Ministers gave licences in 2019 to 14 firms"),
        ("The critic of the minister was fired", "The minister's critic's aide was fired"),
        ("The picture of Kane sold for £40", "Kane's picture sold for £40"),
        ("LONDON (Reuters) - Rents fell in Paris", "Rents fell in London"),
        ("The WHO banned the drug in Ghana", "The WTO banned the drug in Ghana"),
        ("The mayor did not [sic] sell 14 schools", "The mayor did sell 14 schools"),
        ("<!-- not --> The mayor sold 14 schools", "The mayor did not sell 14 schools"),
        ("The A* search failed in 14 schools", "The A search failed in 14 schools"),
        (
            "[The mayor](https://x.example/not-the-mayor) sold 14 schools",
            "The deputy mayor sold 14 schools",
        ),
        ("Two in three voters in Chad want a law", "One in three voters in Chad wants a law"),
        ("Exports of arms to Chad rose by 4%", "Exports to Chad of arms rose by 14%"),
        ("Arms imports from Chad rose by 4%", "Imports of arms to Chad rose by 4%"),
        ("King sold the house in Maine", "The king sold the house in Maine"),
        ("PARIS (AP) - Rents in the city fell by 4%", "ROME (AP) - Rents in the city fell by 4%"),
        ("PARIS (AP) - The mayor resigned on Friday", "LIMA (AP) - The mayor resigned on Friday"),
        ("PARIS (AP) - The mayor resigned on Friday", "The mayor resigned on Friday"),
        ("Queen sold the flat in Hull", "The queen sold the flat in Hull"),
        ("Bill passed the house in Maine", "The bill passed the house in Maine"),
        ("Judge sold the flat in Hull", "The judge sold the flat in Hull"),
        ("In may the prices of bread fell", "In May the prices of bread fell"),
        ("The march of 2003 drew a million people", "The March of 2003 drew a million people"),
        ("Voters in Oslo expect May to lose", "Voters in Oslo expect may to lose"),
        ("Temperatures hit the nineties in Hull", "Temperatures hit the 1990s in Hull"),
        ("Prices in Hanoi hit the nineties", "Prices in Hanoi hit the 1990s"),
        (
            "The judge and owner of the club was arrested",
            "The judge and the owner of the club were arrested",
        ),
        ("Baker denied the theft in Hull", "The baker denied the theft in Hull"),
        ("Mark fell in value in Hull", "The mark fell in value in Hull"),
        ("A French president froze fuel prices", "France's president froze fuel prices"),
        ("The former president of Mali left Gao", "Mali's president left Gao"),
        ("The deputy president of Mali left Gao", "Mali's president left Gao"),
        ("The North Korean president left Gao", "South Korea's president left Gao"),
        ("The Austrian chancellor quit in May", "Australia's chancellor quit in May"),
        ("Niger's president banned the march", "The Nigerian president banned the march"),
        ("The minister of state left Hull", "The state minister left Hull"),
        (
            "The British embassy in Iran was closed",
            "The Iranian embassy in Britain was closed",
        ),
        (
            "Leo Ba met Ana Diaz, the president of Mali, in Hull",
            "Leo Ba, the president of Mali, met Ana Diaz in Hull",
        ),
        ("Few voters trust the Malian president", "A few voters trust Mali's president"),
        ("The price of a drug rose in Hull", "The drug's price rose in Hull"),
        (
            "The owner of the shop that burned was shot",
            "The shop's owner that burned was shot",
        ),
        ("The sale of the farm was illegal in Hull", "Farm sales were illegal in Hull"),
        ("A sale of weapons to Iran was illegal", "Weapons sales to Iran were illegal"),
        ("The fear of the enemy grew in Hull", "The enemy's fear grew in Hull"),
        ("President Bush invaded Iraq in 2003", "Bush invaded Iraq in 2003"),
        ("Mrs Biden sold the house in Hull", "Biden sold the house in Hull"),
        ("Vice President Harris sold the house", "Harris sold the house"),
        ("Police in LA shot a boy of 12", "Police in Louisiana shot a boy of 12"),
        ("The bishop said Mass in Lyon", "The bishop said Massachusetts in Lyon"),
        ("Rice doubled in Manila, Reuters says", "Rice doubled in Manila, Nestle says"),
        ("LIMA (Reuters) - The mayor resigned", "The mayor resigned"),
        ("Turkey exports banned in Ohio", "turkey exports banned in Ohio"),
        ("Troops cross the Niger at dawn", "Troops cross Niger at dawn"),
        ("The Amazon is burning in May", "Amazon is burning in May"),
        ("The mine uses 40 ML of water", "The mine uses 40 ml of water"),
        ("The class of '22 owes $1m", "The class of 22 owes $1m"),
        ("Kron went to the prison in May", "Kron went to prison in May"),
        ("He's paid the ransom", "He is paid the ransom"),
        ("He's paid the ransom", "He has paid the ransom"),
        ("She's won the seat", "She is won the seat"),
        ("The minister's charged with fraud", "The minister has charged with fraud"),
        ("The army's dead soldiers lay there", "The army is dead soldiers lay there"),
        ("The king's brother fled", "The king is brother fled"),
        ("Pupils were at the school on Friday", "Pupils were at school on Friday"),
        ("She met her divorcé in May", "She met her divorce in May"),
        ("The curé left the village in May", "The cure left the village in May"),
        ("Delta canceled 40 flights", "The delta canceled 40 flights"),
        ("Chile miners end strike: report", "Chile miners end strike: minister"),
        ("Myth: Garlic cures flu in days", "Garlic cures flu in days"),
        ("Migrants came to Italy via Libya", "Migrants came to Italy"),
        ("Ilhan Omar sold it to D Minn", "Ilhan Omar sold it"),
        ("Did you know that bats in Chad fell ill?", "Bats in Chad fell ill?"),
        ("Nobody knows that bats in Chad fell ill", "Bats in Chad fell ill"),
        ("The ferry sank in mid-May off Gozo", "The ferry sank in May off Gozo"),
        ("The state-built dam broke in May", "The state—built dam broke in May"),
        ("The #Turkey exports of Chile rose", "The turkey exports of Chile rose"),
        ("The #WhiteHouse in Hull was sold", "The white house in Hull was sold"),
        ("The #BlackSea ports were closed", "The black sea ports were closed"),
        ("The #RedCross was stolen in Hull", "The red cross was stolen in Hull"),
        ("The #redcross was stolen in Hull", "The red cross was stolen in Hull"),
        ("The #SundayTimes changed in Hull", "The Sunday times changed in Hull"),
        ("Kate Gray was jailed in Hull", "Kate Grey was jailed in Hull"),
        ("They say Gray was jailed in Hull", "They say Grey was jailed in Hull"),
        ("Mr Harbour was jailed in Hull", "Mr Harbor was jailed in Hull"),
        ("God told the king to leave", "The god told the king to leave"),
        ("They said the Mark was fake", "They said that Mark was fake"),
        ("Troops in charge of rebels fled", "Troops in the charge of rebels fled"),
        ("The docks are out of work in May", "The docks are out of the work in May"),
        ("The mayor was in office until May", "The mayor was in the office until May"),
        ("I know that man who sold it in Hull", "Man who sold it in Hull"),
        ("I know that boy shot the mayor", "That boy shot the mayor"),
        ("EXCLUSIVE-OR gates failed in Hull", "OR gates failed in Hull"),
        ("The Internet Party lost in Hull", "The internet party lost in Hull"),
        ("The men in Hull said god is angry", "The men in Hull said God is angry"),
        ("They said NO. 10 flats burned", "They said no. 10 flats burned"),
        ("She met the bishop and treasurer", "She met the bishop and the treasurer"),
        ("Half of all nurses in Hull quit", "All nurses in Hull quit"),
    ],
)
def test_what_it_could_hide_keeps_claims_apart(first: str, second: str) -> None:
    assert band(first, second) is not Band.SAME


def test_a_title_tells_who_where_two_known_persons_bear_the_name() -> None:
    def names(*named: tuple[int, str]) -> Callable[[], Names]:
        return lambda: read_names(named)

    def compared(names: Callable[[], Names]) -> Band:
        texts = "President Biden pardoned his son", "Biden pardoned his son"
        tokens = [text.lower().split() for text in texts]
        wordings = [read_wording(Reading(t), w) for t, w in zip(texts, tokens, strict=True)]
        return compare(*wordings, weight=lambda _: 1.0, names=names).band

    assert compared(names((1, "Joe Biden"))) is Band.SAME
    assert compared(names((1, "Joe Biden"), (2, "Hunter Biden"))) is Band.LIKELY
