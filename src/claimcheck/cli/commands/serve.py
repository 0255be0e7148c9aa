"""`claimcheck serve`."""

from typing import Annotated

from claimcheck.cli.options.common import ByOption, DatabaseOption, option, record_of
from claimcheck.cli.options.web import require_web
from claimcheck.cli.output import put, say
from claimcheck.language.display.safe import visible


def command(
    port: Annotated[int, option("--port -p", "Where to listen.", min=0, max=65535)] = 8000,
    address: Annotated[
        str | None,
        option("--address", "How colleagues reach it: an https address, by a proxy.", "URL"),
    ] = None,
    bind: Annotated[
        str, option("--bind", "The address of this machine to listen at.", "IP")
    ] = "127.0.0.1",
    behind: Annotated[
        str | None,
        option("--behind", "The proxy whose word for a visitor's address counts.", "IP"),
    ] = None,
    database: DatabaseOption = None,
    by: ByOption = None,
) -> None:
    """Open the desk in a browser.

    Alone, it listens on this machine only and prints a link that opens the desk once,
    as --by; nobody sets a password to try it. With --address it asks for accounts
    (`claimcheck account add`), and answers to that host alone: docs/web.md shows a
    proxy. Needs the extra [web].

    Example: claimcheck serve --port 8080
    """
    require_web()
    from claimcheck.web.serving import Serving, prepare, serve

    with record_of(database, by=by) as record:
        settings = record.settings
        # Whoever comes to a desk with accounts says who they are; nobody acts as it starts.
        actor = record.actor if by or address is None else ""
        record.open(writing=True)
        # Said as it starts, not to the first who looks something up; the pages say it too.
        record.open_meaning()
    serving = Serving(port, address, bind, behind)
    desk, link = prepare(settings, serving, actor)

    def tell() -> None:
        if link is None:
            put(f"The desk answers to {desk.address.origin}.")
        else:
            put(f"Open the desk as {visible(actor)}, once and within ten minutes:\n{link}")
        say("Ctrl-C stops it; every act is stored at once.")

    serve(desk, serving, tell)
