"""Commands that act on the record: what they are told is told once."""

import typer
from typer.core import TyperCommand, TyperOption

from claimcheck.errors import ClaimcheckError


class ActingCommand(TyperCommand):
    """A command that refuses an option given twice, where it records an act.

    Else the last would win without a word, and an act would be recorded as
    another person's, or with another verdict, than the first one said.
    """

    # The context is always typer's; the name of its base is private.
    def parse_args(self, ctx: typer.Context, args: list[str]) -> list[str]:  # type: ignore[override]
        """Read the command line as any command does, but each option once."""
        records = any("--now" in each.opts for each in self.params)
        if records and not ctx.resilient_parsing:
            _, _, given = self.make_parser(ctx).parse_args(args=list(args))
            options = [each for each in given if isinstance(each, TyperOption)]
            for each in options:
                if options.count(each) > 1 and not (each.multiple or each.is_flag):
                    raise ClaimcheckError(f"{each.opts[0]} is given twice; give it once")
        return super().parse_args(ctx, args)
