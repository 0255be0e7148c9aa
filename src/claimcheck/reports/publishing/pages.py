"""Values as pages: the templates, what they may ask for, and what a page may load."""

import base64
import re
from functools import cache
from hashlib import sha256
from pathlib import Path
from statistics import median
from typing import Any, Final

from claimcheck.errors import NeedsExtraError
from claimcheck.language.display.safe import visible_lines
from claimcheck.language.text.addresses import is_address
from claimcheck.model.desk.dossier import Dossier
from claimcheck.model.question import Link
from claimcheck.model.record.desk_report import DeskReport, long_day
from claimcheck.model.verdict import day_told
from claimcheck.reports.publishing.audit_words import (
    act_words,
    complained,
    corrected,
    counts,
    outcome,
    sourced,
    taken,
)
from claimcheck.reports.publishing.charts import as_meter, as_svg
from claimcheck.reports.publishing.check_words import by, certainty, correction_words, happened

_TEMPLATES: Final = Path(__file__).parent / "templates"
_MAIL: Final = re.compile(r"[\w.+-]{1,64}@[\w.-]{1,255}", re.ASCII)


@cache
def stylesheet() -> str:
    """Return the sheet that every page shares."""
    return _tidied((_TEMPLATES / "style.css").read_text(encoding="utf-8"))


def page_policy(*, styles: str = "'self'") -> str:
    """Return what a page may load: its own sheet, and nothing else from anywhere."""
    return (
        f"default-src 'none'; style-src {styles}; img-src 'self' data:; base-uri 'none';"
        " form-action 'none'"
    )


def inline_policy() -> str:
    """Return the policy of a page that holds its sheet."""
    digest = base64.b64encode(sha256(stylesheet().encode()).digest()).decode()
    return page_policy(styles=f"'sha256-{digest}'")


def shared_style() -> Any:
    """Return the sheet as markup, for a page that holds it."""
    return as_markup(stylesheet())


def render(template: str, **values: object) -> str:
    """Return a page. Raises `NeedsExtraError` without the extra ``[report]``."""
    text: str = _environment().get_template(template).render(**values)
    return f"{_tidied(text)}\n"


def _tidied(text: str) -> str:
    """Return a text without empty lines; a sheet is the same before and after."""
    return "\n".join(line.rstrip() for line in text.split("\n") if line.strip())


def number(value: float | None) -> str:
    """Return a number as people write it.

    >>> number(1204), number(2.5), number(3.0), number(None)
    ('1,204', '2.5', '3', '–')
    """
    return "–" if value is None else f"{value:,.1f}".removesuffix(".0")


def _answered(report: DeskReport) -> int:
    return sum(each.contact.is_answered for each in report.complaints)


def _answer_days(report: DeskReport) -> float | None:
    days = [each.days for each in report.complaints if each.days is not None]
    return float(median(days)) if days else None


def _shown(value: object) -> object:
    """Return what a page prints: in texts nothing hides or turns the rest around."""
    return visible_lines(value) if type(value) is str else value


@cache
def _environment() -> Any:
    """Return the templates, strict about names and with every text escaped."""
    try:
        # Loaded here because few commands make a page.
        import jinja2  # noqa: PLC0415
    except ImportError as error:
        raise NeedsExtraError("a page", "report") from error
    made = jinja2.Environment(
        loader=jinja2.FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {"long_day": long_day, "day_told": day_told, "number": number, "days": days}
    made.filters |= {each.__name__: each for each in (outcome, taken, sourced, corrected)}
    made.filters |= {"act": act_words, "counts": counts, "complained": complained}
    made.tests["web"] = lambda value: isinstance(value, str) and is_address(value)
    made.tests["mail"] = lambda value: isinstance(value, str) and bool(_MAIL.fullmatch(value))
    made.globals |= {
        "by": by,
        "certainty": certainty,
        "changed": correction_words,
        "happened": happened,
        "answered": _answered,
        "answer_days": _answer_days,
        "meter": lambda place, places: as_markup(as_meter(place, places)),
        "svg": lambda chart, before: as_markup(as_svg(chart, before)),
    }
    return made


def days(value: float) -> str:
    """Return a number of days in words.

    >>> days(1), days(12)
    ('1 day', '12 days')
    """
    return f"{number(value)} {'day' if value == 1 else 'days'}"


def as_markup(text: str) -> Any:
    """Return a text that is markup already."""
    from markupsafe import Markup  # noqa: PLC0415 - it comes with jinja2

    return Markup(text)  # noqa: S704 - made here, with every name in it escaped


def dossier_page(file: Dossier) -> str:
    """Return a dossier as one page that runs nothing and loads nothing."""
    return render(
        "dossier.html",
        file=file,
        ties={each.id: _tie(each) for each in file.links},
        policy=inline_policy(),
        style=shared_style(),
    )


def _tie(link: Link) -> str:
    """Return how two claims are tied, by whom and why."""
    said = f"c-{link.claim or 0:d} {link.relation.value.replace('_', ' ')} c-{link.target:d}"
    since = f", since {link.since}" if link.since else ""
    reason = f": {link.reason}" if link.reason else ""
    return f"{said}{since} ({link.made_by}){reason}"
