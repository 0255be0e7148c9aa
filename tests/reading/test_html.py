"""Shapes of HTML pages, each with what a browser shows of it."""

from pathlib import Path
from typing import Final

import pytest

from claimcheck.model.text.word_runs import Mark
from claimcheck.reading.accepted_changes import accept
from claimcheck.reading.articles import read_capture
from claimcheck.reading.html.encodings import decode_page
from claimcheck.reading.html.page import read_words
from tests.tables import each_row

_PAGE: Final = """\
<!doctype html><html><head><meta charset="utf-8"><title>Council meets - Town Post</title>
<meta property="og:site_name" content="Town Post"></head><body><nav>Home</nav><article>
<h1>Council meets on roads</h1><p>The council met in the town hall on Tuesday for a debate that
went on for five hours and more, as many had come to listen.</p>{}<p>The mayor will speak again on
Friday, when the council meets for the last time before the long summer of the year.</p><p>Nobody
else had anything to say about it, and so the meeting was closed a little after midnight.</p>
</article><footer>x</footer></body></html>
"""


@each_row(
    ("page", "text"),
    [
        (
            '<p>rose to <span style="text-decoration: line-through red">4</span>5 per cent',
            "rose to 5 per cent",
        ),
        ('<p>rose to <b style="text-decoration-line:line-through">4</b>5', "rose to 5"),
        ('<p>rose to <b style="text-decoration:underline">4</b>5', "rose to 45"),
        ("<p>rose to <s>4</s>5 per cent", "rose to 5 per cent"),
        ("<p><del>$3 million</del> <ins>$5 million</ins>", "$5 million"),
        ("<p><strike>Gone.</strike> Kept.", "Kept."),
        ("<p>5<sup>1</sup> per cent, $5 million<sup>1</sup>", "5 per cent, $5 million"),
        ("<p>10<sup>6</sup> bricks in 2022<sup>4</sup>", "10⁶ bricks in 2022"),
        ("<p>the 21<sup>st</sup>, 5 km<sup>2</sup>, CO<sub>2</sub>", "the 21st, 5 km², CO2"),
        ('<p>Porto<sup id="c"><a href="#1">[1]</a></sup> cost', "Porto cost"),
        ("<p>Acme<sup>TM</sup> said", "AcmeTM said"),
        ("<p><q>We <q>never</q> close,</q> he said", "“We ‘never’ close,” he said"),
        ("<p hidden>Gone.</p><p>Kept.", "Kept."),
        ("<p>a <span style='DISPLAY : none !important'>gone</span> b", "a b"),
        ("<p>a <i style='display:none;display:inline'>kept</i> b", "a kept b"),
        ("<p>a <i style='font-size:0px'>x</i><i style='opacity: .0'>y</i> b", "a b"),
        ("<template><p>Gone.</p></template>Kept.", "Kept."),
        ("<p>Por<!-- x -->to<!--> and<!---> more<!-- a --!> b", "Porto and more b"),
        ("<p>Por<wbr>to<br>cost", "Porto cost"),
        ("One<br><br>two", "One\ntwo"),
        ("<ul><li>One<li hidden>Gone<li>Two</ul>", "One\nTwo"),
        ("<p hidden>Gone<p>Kept<div>Three</div>", "Kept\nThree"),
        ("<table><tr><td>One<td>Two<tr><td>Three</table>", "One\nTwo\nThree"),
        ("<dl><dt>One<dd>Two</dl>", "One\nTwo"),
        ("<ruby>Porto<rp>(</rp><rt>o</rt><rp>)</rp></ruby>", "Porto"),
        ('<p><bdo dir="rtl">otroP</bdo> cost', "Porto cost"),
        ("<p>in </ x> Porto <![if x]>cost", "in Porto cost"),
        ('<p title="a > b">Kept</p><a title=">">this</a>', "Kept\nthis"),
        ("<script>Gone</script><style>Gone</style><p>Kept", "Kept"),
        ("<p>Open <script>not hidden", "Open not hidden"),
        ("<p>48&nbsp;million &amp &#8220;so&#x201d; &unknown;", "48\xa0million & “so” &unknown;"),
        ("<title>A &amp; B</title><textarea>C</textarea>", "A & B\nC"),
        ("<pre>code</pre>in <code>Porto</code>, <code>one two three four</code>", "in Porto,"),
        ("<button>Share</button><div class='post-share'>Post</div><p>Kept", "Kept"),
        ("<td hidden>Kept: no table is open", "Kept: no table is open"),
        ("<svg><text>Shown</text></svg>", "Shown"),
    ],
)
def test_a_page_says_what_a_browser_shows(page: str, text: str) -> None:
    assert accept(read_words(page), gap="\n").text == text


@each_row(
    ("page", "text"),
    [
        ("<p>A <img alt='a chart of trade'> B", "A B\na chart of trade"),
        ("<meta name=description content='It grew.'>", "It grew."),
        ("<meta content='It grew.' property='og:title'>", "It grew."),
        ("<meta name=generator content='It grew.'>", ""),
        ('<script type="application/ld+json">{"headline": "It \\u0067rew"}</script>', "It grew"),
        ("<iframe srcdoc='&lt;p&gt;It grew.'>x</iframe>", "It grew."),
        ("<p data-x='no' title='no'>yes", "yes"),
    ],
)
def test_attributes_that_are_published_are_words_where_they_are_kept(page: str, text: str) -> None:
    assert accept(read_words(page), keep=Mark.ATTRIBUTE, gap="\n").text == text


@pytest.mark.parametrize(
    ("page", "paragraph"),
    [
        (
            "<p>The rate rose to <s>4</s>5 per cent, Ana Ruiz said.</p>",
            "The rate rose to 5 per cent, Ana Ruiz said.",
        ),
        ("<p>It cost <del>$3</del> <ins>$5</ins>, she said.</p>", "It cost $5, she said."),
        ("<p>It cost 10<sup>6</sup><sup>2</sup>, she said.</p>", "It cost 10⁶, she said."),
        ("<p hidden>Peter Hay said that he lied to all of us.</p>", None),
        ("<p><q>We will stay,</q> Ana Ruiz said.</p>", "“We will stay,” Ana Ruiz said."),
        (
            "<p>He said that <em>5</em> people<br/>will come.</p>",
            "He said that 5 people will come.",
        ),
        # A time within a sentence is its own, and one that stands alone the page's.
        (
            "<p>On <time datetime=2023-03-07>Tuesday</time> the UN said it was closed.</p>",
            "On Tuesday the UN said it was closed.",
        ),
        (
            "<time>7 March 2023</time><p>It was closed on Monday, she said in the hall.</p>",
            "It was closed on Monday, she said in the hall.",
        ),
        (
            "<p>It cost <a href=#><del>$3</del> $5</a>, Ana Ruiz said on Tuesday.</p>",
            "It cost $5, Ana Ruiz said on Tuesday.",
        ),
        (
            "<del><p>It will open in June, Ana Ruiz said.</p></del><p>It will not, she said.</p>",
            "It will not, she said.",
        ),
        ("<ins><p>It will open in June, Ana Ruiz said.</p></ins>",
         "It will open in June, Ana Ruiz said."),
        ("<template><p>Peter Hay said he lied.</p></template><p>It is shut, she said.</p>",
         "It is shut, she said."),
        ("<noscript><p>Peter Hay said he lied.</p></noscript><p>It is shut, she said.</p>",
         "It is shut, she said."),
        ("<dialog><p>Peter Hay said he lied.</p></dialog><p>It is shut, she said.</p>",
         "It is shut, she said."),
        ("<aside><h3>Also</h3><p>Peter Hay said he lied.</p></aside><p>It is shut, she said.</p>",
         "It is shut, she said."),
        ("<figure><img src=a.jpg><figcaption>Ana Ruiz said so. Photo: AP</figcaption></figure>"
         "<p>It is shut, she said.</p>", "It is shut, she said."),
        ("<div class=share>Share Facebook Twitter WhatsApp</div><p>A clerk said it is shut.</p>",
         "A clerk said it is shut."),
        ("<div class=newsletter-signup><p>Sign up, Bo Hay said.</p></div><p>It is shut, she said."
         "</p>", "It is shut, she said."),
        ("<p style=visibility:hidden>Peter Hay said he lied.</p><p>It is shut, she said.</p>",
         "It is shut, she said."),
        ("<p><span class=dropcap>I</span>t is shut until June, Ana Ruiz said.</p>",
         "It is shut until June, Ana Ruiz said."),
        ("<p>The ro&#8203;ad is clo&shy;sed, Ana&nbsp;Ruiz said on Tuesday.</p>",
         "The road is closed, Ana Ruiz said on Tuesday."),
        ("<p><q>He said <q>never</q> to us,</q> Mayor Ana Ruiz said.</p>",
         "“He said ‘never’ to us,” Mayor Ana Ruiz said."),
        ("<blockquote><p>“We will not close it,” Ana Ruiz said.</p></blockquote>",
         "“We will not close it,” Ana Ruiz said."),
        ("<p>It <svg><title>icon</title></svg>is shut until June, Ana Ruiz said.</p>",
         "It is shut until June, Ana Ruiz said."),
        ("<center>It is shut until June, Ana Ruiz said.</center>",
         "It is shut until June, Ana Ruiz said."),
        ("<fieldset><p>It is shut until June, Ana Ruiz said.</p></fieldset>",
         "It is shut until June, Ana Ruiz said."),
        ("<object data=a.swf><p>It is shut until June, Ana Ruiz said.</p></object>",
         "It is shut until June, Ana Ruiz said."),
        # Of a table the rows that say something, and no others.
        (
            "<table><tr><th>Who<th>Since<tr><td>Ana Ruiz<td>2019<tr><td colspan=2>Rents will"
            " <b>fall</b>, the mayor said.</table>",
            "Rents will fall, the mayor said.",
        ),
        (
            "<table><caption>Rents by year</caption><tr><td>2021</td><td>3.9%</td></tr></table>",
            None,
        ),
        (
            "<table><tr><td>Rents will fall, she said.<table><tr><td>x</table></table>",
            None,
        ),
    ],
)  # fmt: skip
def test_an_article_of_a_page_says_it_too(tmp_path: Path, page: str, paragraph: str | None) -> None:
    pytest.importorskip("trafilatura", reason="needs the extra [html]")
    file = tmp_path / "a.html"
    file.write_text(_PAGE.format(page), encoding="utf-8")
    found = read_capture(str(file)).article

    assert found.title == "Council meets on roads"
    assert found.text.split("\n\n")[2:-2] == ([paragraph] if paragraph else [])


@each_row(
    ("label", "codec", "text", "fault"),
    [
        ("iso-8859-1", "cp1252", "“We won’t close the café”", False),
        ("ISO-8859-1", "utf-8", "“We won’t close the café”", False),
        ("latin1", "cp1252", "naïve – yes", False),
        ("windows-1251", "cp1251", "Мали", False),
        ("iso-8859-9", "cp1254", "İstanbul’da", False),
        ("shift_jis", "cp932", "①東京", False),
        ("gb2312", "gb18030", "马里", False),
        ("euc-kr", "cp949", "말리", False),
        ("utf-8", "utf-8", "Łódź", False),
        ("no-such", "utf-8", "Łódź", False),
        ("no-such", "cp1252", "café", True),
        ("utf-8", "cp1252", "café", True),
        (None, "utf-16", "Łódź", False),
        (None, "utf-8-sig", "Łódź", False),
        (None, "utf-8", "Łódź", False),
        (None, "cp1252", "café", True),
    ],
)
def test_a_page_is_read_in_the_encoding_that_browsers_take(
    label: str | None, codec: str, text: str, fault: bool
) -> None:
    declared = f'<meta charset="{label}">' if label else ""
    found = decode_page(f"{declared}<p>{text}</p>".encode(codec))

    assert (found.text.rpartition("<p>")[2], bool(found.fault)) == (f"{text}</p>", fault)
