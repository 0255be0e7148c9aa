"""Second opinions: a sign-off, a dissent and a resolution, as somebody gives them."""

from typing import Final

from tests.desk import Answer, Desk

CLAIM: Final = "Trade grew by 20% over the year"
DAY: Final = ("--as-of", "2023-03-01")


def sign_off(desk: Desk, verdict: str, by: str) -> Answer:
    return desk.run("sign-off", verdict, "--by", by)


def dissent(desk: Desk, verdict: str, by: str, label: str = "False") -> Answer:
    return desk.run(
        *("dissent", verdict, "--verdict", label, "--rationale", "From a low base.", *DAY),
        *("--by", by),
    )


def resolve(desk: Desk, label: str, by: str) -> Answer:
    return desk.run(
        *("resolve", "c-1", "--verdict", label, "--rationale", "Both yearbooks agree.", *DAY),
        *("--by", by),
    )
