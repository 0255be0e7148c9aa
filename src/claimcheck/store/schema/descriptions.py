"""What each table and view is for, said to whoever opens the file with another program."""

from typing import Final

from claimcheck.named_tuple import NamedTuple


class DescribedTable(NamedTuple):
    """What a table or view holds; `facets` are columns by which it is looked through."""

    title: str
    text: str
    facets: tuple[str, ...] = ()


# Begin with these: what people look for, joined and with names.
VIEWS_FIRST: Final = {
    "verdict_report": DescribedTable(
        "Verdicts",
        "Every verdict that stands, with its claim, who said it, sources and where it stands.",
        ("verdict", "status", "in_public", "speakers"),
    ),
    "claim_status": DescribedTable(
        "How claims stand",
        "For each claim how far its check has come, what readers see, and its lowest wording.",
        ("status", "in_public"),
    ),
    "public_corrections": DescribedTable(
        "Corrections",
        "What readers were told of verdicts that were changed or taken back.",
        ("class", "in_public"),
    ),
    "statements_by_speaker": DescribedTable(
        "Statements",
        "Who said what and when, with the claim it states and that claim's verdicts.",
        ("speaker", "person", "status"),
    ),
    "open_claims": DescribedTable(
        "Claims to be checked", "Claims without a verdict, with how often they were said."
    ),
}
TABLES: Final = {
    "articles": DescribedTable("Articles", "Captured texts.", ("publisher", "language")),
    "statements": DescribedTable(
        "Statements as stored", "Words found, as they were stored; see `current_statements`."
    ),
    "claims": DescribedTable("Claims", "What statements assert; the text of one never changes."),
    "links": DescribedTable(
        "Links", "Statement states claim; claim is the same as another, and so on."
    ),
    "persons": DescribedTable("Persons", "Speakers under their full names."),
    "aliases": DescribedTable("Aliases", "Other names of persons."),
    "roles": DescribedTable("Roles", "What persons were, and when."),
    "attributions": DescribedTable("Attributions", "Which person a statement is."),
    "topics": DescribedTable("Topics", "Words under which claims are filed.", ("topic",)),
    "sources": DescribedTable(
        "Sources", "What speaks for or against claims.", ("stance", "publisher")
    ),
    "copies": DescribedTable("Copies", "Captured copies of sources, by their SHA-256."),
    "verdicts": DescribedTable(
        "Verdicts as stored", "One reviewer's rating each; see `verdict_report` for those in force."
    ),
    "labels": DescribedTable("Labels", "The words of each scale; rank 1 is the falsest."),
    "scales": DescribedTable("Scales", "Versions of the scale by which the desk rates."),
    "policies": DescribedTable("Policies", "How many reviewers must stand behind a verdict."),
    "publications": DescribedTable("Publications", "Where and when checks were published."),
    "corrections": DescribedTable("Corrections as stored", "See `public_corrections`.", ("class",)),
    "adoptions": DescribedTable(
        "Adoptions", "Verdicts that the desk published outside this record."
    ),
    "reviewers": DescribedTable("Reviewers", "The people who act in this record."),
    "takes": DescribedTable("Takes", "Who took a claim up for a check, and why."),
    "questions": DescribedTable("Questions", "Matches that a person must decide.", ("band",)),
    "decisions": DescribedTable(
        "Decisions", "What a person concluded about a match.", ("decision",)
    ),
    "contacts": DescribedTable(
        "Contacts", "Whom the desk asked, and who wrote to it.", ("reason",)
    ),
    "attachments": DescribedTable("Attachments", "What came with a contact, or is of an article."),
    "notes": DescribedTable("Notes", "What reviewers noted on claims."),
    "assignments": DescribedTable("Assignments", "Who is to look at a claim."),
    "holds": DescribedTable("Holds", "Claims that nobody may change for now."),
    "outside_checks": DescribedTable(
        "Checks of others", "What other desks published; never verdicts of ours.", ("publisher",)
    ),
    "reviewer_roles": DescribedTable("Reviewers' roles", "What each may do, and since when."),
    "tellings": DescribedTable("Tellings", "What readers were told of each claim, and when."),
    "outputs": DescribedTable("Outputs", "What was made of this record, and of which head."),
    "retractions": DescribedTable("Retractions", "Rows that hold no more; `c-31!1` holds again."),
    "events": DescribedTable(
        "Events", "One act each, sealed over the one before.", ("actor", "kind")
    ),
}
VIEWS: Final = {
    "person_names": DescribedTable("Names of persons", "Every name by which a person is known."),
    "statement_persons": DescribedTable("Persons of statements", "Whose each statement is."),
    "statement_claims": DescribedTable(
        "Claims of statements", "What each statement states, and when."
    ),
    "claim_groups": DescribedTable("Wordings", "Claims that people decided are the same."),
    "claim_counts": DescribedTable(
        "How often", "In how many statements and acts a claim was said."
    ),
    "claim_topics": DescribedTable("Topics of claims", "Every topic of a claim, new or old."),
    "claim_hands": DescribedTable("Claims in hand", "Who has a claim in hand."),
    "claim_verdicts": DescribedTable("Verdicts in force", "Those that may be read, by claim."),
    "standing_verdicts": DescribedTable(
        "Standing verdicts", "Verdicts in force, the hidden ones too."
    ),
    "hidden_verdicts": DescribedTable(
        "Hidden verdicts", "Those that a blind policy hides for now."
    ),
    "readers_told": DescribedTable(
        "What readers were told", "Of each claim which verdict went out, or was taken back."
    ),
    "readers_have": DescribedTable(
        "What readers have", "Of each wording that was ever out the label before them."
    ),
    "told_corrections": DescribedTable(
        "When corrections were told", "Whether and when readers had each, and what they had before."
    ),
    "corrected_claims": DescribedTable(
        "Claims that corrections were told of", "Those that were one when readers were told."
    ),
    "labels_out": DescribedTable(
        "When labels went out", "On which day readers of a claim were told each label."
    ),
    "pages_told_at": DescribedTable(
        "Pages of parted claims",
        "Where readers read of a claim without a page of its own, while it was one with another.",
    ),
    "desk_policy": DescribedTable("The policy in force", "How many reviewers are needed today."),
    "open_questions": DescribedTable("Open questions", "Those that nobody has decided."),
    "claim_words": DescribedTable("Words of claims", "What the search index is made of."),
}
_INNER: Final = ("claim_index", "record_index", "claim_terms", "claim_signatures", "_sqlite")


def described(name: str) -> DescribedTable | None:
    """Return what a table or view is for; None for what only the program itself needs."""
    known = VIEWS_FIRST.get(name) or TABLES.get(name) or VIEWS.get(name)
    if known is None and name.startswith("current_"):
        table = TABLES[name.removeprefix("current_")]
        return DescribedTable(f"{table.title}, in force", "The rows that hold today.", table.facets)
    return known


def is_inner(name: str) -> bool:
    """Return whether only the program itself needs a table: the search index and its parts."""
    return name.startswith(_INNER)
