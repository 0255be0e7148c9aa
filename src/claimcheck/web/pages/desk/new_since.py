"""What is new since a page was shown: asked for every few seconds, and said in one line."""

import json

from claimcheck.web.visits import News, Visit

_MOST = 20


def beat(visit: Visit) -> News:
    """Return what others did since a page was shown, and who has its card open."""
    since, head = visit.query.get("since", ""), visit.record.head().sequence
    seen = int(since) if since.isdecimal() and len(since) < 16 else head
    subject = visit.query.get("card", "")[:40]
    if subject:
        visit.desk.presence.see(visit.name, subject)
    late = visit.record.log(min(head - seen, _MOST)) if head > seen else []
    others = [each for each in late if each.actor != visit.name]
    names = sorted({each.actor for each in others})
    told = f"Since you opened this page: {', '.join(names)} acted ({len(others)})." if names else ""
    here = visit.desk.presence.others(visit.name).get(subject, ())
    body = json.dumps({"head": head, "told": told, "open": list(here)}, ensure_ascii=False)
    return News(body, f'"{head}-{len(others)}-{"+".join(here)}"')
