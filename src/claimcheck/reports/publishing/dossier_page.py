"""A dossier as one page."""

from claimcheck.model.desk.dossier import Dossier
from claimcheck.model.question import Link
from claimcheck.reports.publishing.pages import inline_policy, render, shared_style


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
