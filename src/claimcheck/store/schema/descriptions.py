"""What each table and view is for, said to whoever opens the file with another program."""

from typing import Final, NamedTuple


class Described(NamedTuple):
    """What a table or view holds; `facets` are columns by which it is looked through."""

    title: str
    text: str
    facets: tuple[str, ...] = ()


# Begin with these: what people look for, joined and with names.
VIEWS_FIRST: Final = {
    "verdict_report": Described(
        "Verdicts",
        "Every verdict that stands, with its claim, who said it, sources and where it stands.",
        ("verdict", "status", "in_public", "speakers"),
    ),
    "claim_status": Described(
        "How claims stand",
        "For each claim how far its check has come, what readers see, and its lowest wording.",
        ("status", "in_public"),
    ),
    "public_corrections": Described(
        "Corrections",
        "What readers were told of verdicts that were changed or taken back.",
        ("class", "in_public"),
    ),
    "statements_by_speaker": Described(
        "Statements",
        "Who said what and when, with the claim it states and that claim's verdicts.",
        ("speaker", "person", "status"),
    ),
    "open_claims": Described(
        "Claims to be checked", "Claims without a verdict, with how often they were said."
    ),
}
TABLES: Final = {
    "articles": Described("Articles", "Captured texts.", ("publisher", "language")),
    "statements": Described(
        "Statements as stored", "Words found, as they were stored; see `current_statements`."
    ),
    "claims": Described("Claims", "What statements assert; the text of one never changes."),
    "links": Described("Links", "Statement states claim; claim is the same as another, and so on."),
    "persons": Described("Persons", "Speakers under their full names."),
    "aliases": Described("Aliases", "Other names of persons."),
    "roles": Described("Roles", "What persons were, and when."),
    "attributions": Described("Attributions", "Which person a statement is."),
    "topics": Described("Topics", "Words under which claims are filed.", ("topic",)),
    "sources": Described("Sources", "What speaks for or against claims.", ("stance", "publisher")),
    "copies": Described("Copies", "Captured copies of sources, by their SHA-256."),
    "verdicts": Described(
        "Verdicts as stored", "One reviewer's rating each; see `verdict_report` for those in force."
    ),
    "labels": Described("Labels", "The words of each scale; rank 1 is the falsest."),
    "scales": Described("Scales", "Versions of the scale by which the desk rates."),
    "policies": Described("Policies", "How many reviewers must stand behind a verdict."),
    "publications": Described("Publications", "Where and when checks were published."),
    "corrections": Described("Corrections as stored", "See `public_corrections`.", ("class",)),
    "adoptions": Described("Adoptions", "Verdicts published before this record was kept."),
    "reviewers": Described("Reviewers", "The people who act in this record."),
    "takes": Described("Takes", "Who took a claim up for a check, and why."),
    "questions": Described("Questions", "Matches that a person must decide.", ("band",)),
    "decisions": Described("Decisions", "What a person concluded about a match.", ("decision",)),
    "contacts": Described("Contacts", "Whom the desk asked, and who wrote to it.", ("reason",)),
    "attachments": Described("Attachments", "What was handed in with a contact."),
    "notes": Described("Notes", "What reviewers noted on claims."),
    "assignments": Described("Assignments", "Who is to look at a claim."),
    "holds": Described("Holds", "Claims that nobody may change for now."),
    "outside_checks": Described(
        "Checks of others", "What other desks published; never verdicts of ours.", ("publisher",)
    ),
    "reviewer_roles": Described("Reviewers' roles", "What each may do, and since when."),
    "outputs": Described("Outputs", "What was made of this record, and of which head."),
    "retractions": Described("Retractions", "Rows that hold no more; `c-31!1` holds again."),
    "events": Described("Events", "One act each, sealed over the one before.", ("actor", "kind")),
}
VIEWS: Final = {
    "person_names": Described("Names of persons", "Every name by which a person is known."),
    "statement_persons": Described("Persons of statements", "Whose each statement is."),
    "statement_claims": Described("Claims of statements", "What each statement states, and when."),
    "claim_groups": Described("Wordings", "Claims that people decided are the same."),
    "claim_counts": Described("How often", "In how many statements and acts a claim was said."),
    "claim_topics": Described("Topics of claims", "Every topic of a claim, new or old."),
    "claim_hands": Described("Claims in hand", "Who has a claim in hand."),
    "claim_verdicts": Described("Verdicts in force", "Those that may be read, by claim."),
    "standing_verdicts": Described("Standing verdicts", "Verdicts in force, the hidden ones too."),
    "hidden_verdicts": Described("Hidden verdicts", "Those that a blind policy hides for now."),
    "desk_policy": Described("The policy in force", "How many reviewers are needed today."),
    "open_questions": Described("Open questions", "Those that nobody has decided."),
    "claim_words": Described("Words of claims", "What the search index is made of."),
}
_INNER: Final = ("claim_index", "record_index", "claim_terms", "claim_signatures", "_sqlite")


def described(name: str) -> Described | None:
    """Return what a table or view is for; None for what only the program itself needs."""
    known = VIEWS_FIRST.get(name) or TABLES.get(name) or VIEWS.get(name)
    if known is None and name.startswith("current_"):
        table = TABLES[name.removeprefix("current_")]
        return Described(f"{table.title}, in force", "The rows that hold today.", table.facets)
    return known


def is_inner(name: str) -> bool:
    """Tell whether only the program itself needs a table: the search index and its parts."""
    return name.startswith(_INNER)
