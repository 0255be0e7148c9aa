"""What of a draft is not compared is counted, as far as it reads like a sentence."""

from pathlib import Path

import pytest

from claimcheck.reading.drafts import read_draft
from claimcheck.workflows.scan.one_draft import summed, unread_passages

SAID = "The new tram line in Porto cost 48 million euros."


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("fence.md", f"```text\n{SAID}\n```\n", ["1 passage of code"]),
        ("lines.md", f"Look:\n\n    {SAID}\n    {SAID}\n", ["1 passage of code"]),
        ("inline.md", f"Look: `{SAID}` Then this.\n", ["1 passage of code"]),
        ("two.md", f"```\n{SAID}\n```\n\nThen.\n\n```\n{SAID}\n```\n", ["2 passages of code"]),
        ("real.md", "```python\nif x == 48:\n    print(y.z, end='')\n```\n", []),
        ("script.html", f"<p>Hi.</p><script>say('{SAID}')</script>", ["1 passage of code"]),
        (
            "frames.html",
            f"Hi.<noframes><p>{SAID}</p></noframes>",
            ["1 passage hidden from readers"],
        ),
        ("embed.html", f"Hi.<noembed>{SAID}</noembed>", ["1 passage hidden from readers"]),
        (
            "old.html",
            f"Hi.<!--[if IE]><p>{SAID}</p><![endif]-->",
            ["1 passage hidden from readers"],
        ),
        ("data.html", '<p>Hi.</p><script type="application/json">{"a": "b c d e f"}</script>', []),
        ("module.mdx", f"export default () => <p>{SAID}</p>\n\nHi.\n", ["1 passage of code"]),
        ("string.mdx", f'export const a = "{SAID}"\n\nHi.\n', []),
        ("pre.html", f"<p>Hi.</p><pre><code>{SAID}</code></pre>", ["1 passage of code"]),
        ("hidden.html", f"<p>Hi.</p><p hidden>{SAID}</p>", ["1 passage hidden from readers"]),
        ("template.html", f"<template>{SAID}</template>", ["1 passage hidden from readers"]),
        ("named.md", f"---\nzz_dek: {SAID}\n---\nHi.\n", ["1 passage hidden from readers"]),
        ("listed.md", "---\ntags: [one, two, three, four, five]\n---\nHi.\n", []),
        ("shown.md", f"---\nsummary: {SAID}\n---\nHi.\n", []),
        ("comment.md", f"Hi.\n\n<!-- {SAID} -->\n", []),
    ],
)
def test_code_and_hidden_words_are_counted(
    name: str, text: str, told: list[str], tmp_path: Path
) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    draft = read_draft(str(path))

    assert draft is not None
    counted = summed(unread_passages(draft))
    assert [f"{each.number} {each.what}" for each in counted] == told
