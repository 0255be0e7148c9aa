"""What the record says in words of the terminal, as a page says it."""

import re

from claimcheck.web.page_words import in_page_words
from tests.tables import each_row
from tests.web.conftest import EDITOR, OWNER, SECOND, WebDesk

TERMINAL = re.compile(r"`|--[a-z]|claimcheck [a-z]|claimcheck\.toml|CLAIMCHECK_")


@each_row(
    ("told", "page"),
    [
        ("it has no verdict; give one with `claimcheck review c-1`",
         "it has no verdict; give one with “Give your verdict” on the card of c-1"),
        ("c-3 no longer holds; `claimcheck history c-3` tells what took its place",
         "c-3 no longer holds; the page of c-3 tells what took its place"),
        ("no claim has a verdict; give one with `claimcheck review`",
         "no claim has a verdict; give one on the card of a claim"),
        ("say that it is wrong, or link your check; claimcheck show c-83",
         "say that it is wrong, or link your check; see c-83"),
        ("give roles with `claimcheck reviewer role`", "give roles with People"),
        ("use that name, or say that they are two people with --another",
         "use that name, or say by the tick that they are two people"),
        ("it is neither UTF-8 nor Windows-1252; name its encoding with --encoding",
         "it is neither UTF-8 nor Windows-1252; save it as UTF-8"),
        ("cannot read b.txt: it is UTF-16; convert it to UTF-8, for example with iconv",
         "cannot read b.txt: it is UTF-16; save it as UTF-8"),
        ("`claimcheck doctor` says what to do", "`claimcheck doctor` says what to do"),
        ("edit the statement, as `claimcheck edit s-12 --words TEXT`",
         "edit the statement, by “Edit” on its card"),
        ("`claimcheck contact add c-3 --party WHO --channel e-mail`",
         "“Ask for a reply” on the page of c-3"),
        ("`claimcheck review c-3 --by NAME`, or fewer `reviewers` under [gate]",
         "“Give your verdict” on the card of c-3, or fewer reviewers in the settings of the desk"),
        ("no c-999 in this database; `claimcheck list` shows the claims",
         "no c-999 in this database; the search finds claims"),
        ("what is out – and --", "what is out – and --"),
    ],
)  # fmt: skip
def test_a_command_becomes_the_control_that_it_is(told: str, page: str) -> None:
    assert in_page_words(told) == page


def test_no_refusal_of_a_page_speaks_of_the_terminal(desk: WebDesk) -> None:
    with desk.record() as record:
        record.hold("c-4", reason="A lawyer asks for it")
    c1, c2 = "/card/look-at:c-1", "/card/look-at:c-2"
    told = []
    for who, path, form, fields in (
        (OWNER, "/claim/c-1/publish", "", {"url": "https://paper.example/x"}),
        (OWNER, "/claim/c-1/publish", "", {"url": ""}),
        (OWNER, c1, "publish", {"url": "https://paper.example/x"}),
        (OWNER, c2, "verdict", {"label": "False", "rationale": "x"}),
        (OWNER, c2, "merge", {"other": "c-99", "reason": "x"}),
        (OWNER, c2, "unlink", {"link": "l-99", "reason": "x"}),
        (OWNER, "/card/look-at:c-4", "note", {"text": "x"}),
        (SECOND, c1, "resolve", {"label": "False", "rationale": "x"}),
        (OWNER, "/people", "add", {"name": "A. Dialo"}),
        (OWNER, "/people", "role", {"name": SECOND, "role": "left"}),
        (OWNER, "/people", "role", {"name": OWNER, "role": "reader"}),
        (OWNER, "/contacts", "", {"claim": "c-1", "party": "X", "channel": "y", "sent": "x"}),
        (OWNER, "/contacts", "answer", {"contact": "w-9", "answer": "y"}),
        (OWNER, "/person/p-1", "", {"what": "merge", "other": "Nobody", "reason": "x"}),
        (EDITOR, "/house", "scale", {"scale": "name ="}),
        (EDITOR, "/house", "policy", {"policy": "quorum", "number": "many"}),
        (OWNER, "/scan", "", {"text": "Rain."}),
        (OWNER, "/undo", "", {"event": "3"}),
    ):
        browser = desk.open(who)
        page = browser.get("/house" if "csrf" not in browser.get(path).text else path)
        answer = browser.post(f"{path}/{form}".rstrip("/"), fields, page=page)
        found = TERMINAL.search(answer.words)
        if found:
            said = answer.words[max(0, found.start() - 120) : found.end() + 60]
            told.append((path, form, fields, said))
    assert not told
