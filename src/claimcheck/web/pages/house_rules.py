"""The rules of the house: how many stand behind a verdict, the labels, and what is on hold."""

import json

from claimcheck.errors import ClaimcheckError
from claimcheck.model.verdict import Scale
from claimcheck.reading.records.scales import read_scale
from claimcheck.record.refusals import Refusal, refusal_of
from claimcheck.web.forms.acts import FormError
from claimcheck.web.forms.uploads import as_file
from claimcheck.web.security.bodies import Upload
from claimcheck.web.visits import GoTo, Reply, Visit, WebPage

_POLICIES = ("one", "second person", "quorum", "blind")


def show(visit: Visit) -> WebPage:
    """Show the rules in force."""
    return _page(visit)


def policy(visit: Visit) -> Reply:
    """Say how many must stand behind the verdicts given from now on."""
    wanted, number = visit.fields.get("policy"), visit.fields.get("number")
    try:
        stored = visit.record.set_policy(f"quorum {number}" if wanted == "quorum" else wanted)
    except ClaimcheckError as error:
        return _page(visit, error, "policy")
    return GoTo("/house", f"Policy {stored.version}: {stored.policy.name}.")


def scale(visit: Visit) -> Reply:
    """Put another scale of labels in force, written as the file of one."""
    text = visit.fields.get("scale").replace("\r\n", "\n")
    try:
        if not text:
            raise FormError(("scale", "write the scale"))
        with as_file(Upload("scale.toml", text.encode("utf-8", "surrogatepass"))) as path:
            found = read_scale(str(path))
        changed = visit.record.set_scale(found.name, found.labels)
    except ClaimcheckError as error:
        return _page(visit, error, "scale")
    name = f"{changed.scale.name} {changed.scale.version}"
    told = f"{name} is in force." if changed.is_new else f"{name} says the same already."
    return GoTo("/house", told)


def _page(visit: Visit, error: ClaimcheckError | None = None, field: str = "") -> WebPage:
    """Return the page of the rules."""
    status = 200
    if error is not None:
        status = 403 if refusal_of(error) is Refusal.FORBIDDEN else 422
    policies = visit.record.policies()
    kept = dict(visit.fields.values) if error else {}
    values = {
        "policies": policies,
        "choices": _POLICIES,
        "scale": (in_force := visit.record.scale()),
        "written": _written(in_force),
        "holds": visit.record.holds(),
        "errors": [(field, str(error))] if error else [],
        "kept": kept,
        "chosen": kept if "policy" in kept else _chosen(policies[-1].policy.name),
    }
    return WebPage("house.html", values, status)


def _chosen(name: str) -> dict[str, str]:
    """Return the fields of the form as they say the policy of a name."""
    kind, _, number = name.partition(" ")
    return {"policy": kind, "number": number} if kind == "quorum" else {"policy": name}


def _written(scale: Scale) -> str:
    """Return a scale as the file that puts it in force; JSON's texts are TOML's."""
    lines = [f"name = {json.dumps(scale.name, ensure_ascii=False)}"]
    for each in scale.labels:
        lines += ["", "[[labels]]", f"label = {json.dumps(each.label, ensure_ascii=False)}"]
        lines += [f"rank = {each.rank}"] if each.rank is not None else []
        lines += ["fires = true"] if each.fires else []
        lines.append(f"definition = {json.dumps(each.definition, ensure_ascii=False)}")
    return "\n".join(lines) + "\n"
