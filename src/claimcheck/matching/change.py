"""Whether two statements of one person give a figure that changed over time."""

from claimcheck.language.figures.find import find_figures
from claimcheck.model.comparison import Band, Comparison, Guard

# From this overlap on, other words beside the figures are taken for another way to say it.
_REWORDED = 0.8


def changed_figures(compared: Comparison) -> tuple[str, str] | None:
    """Return the two figures where only figures of one kind, the time and small words differ."""
    if compared.band is not Band.CONFLICTING:
        return None
    numbers = [each for each in compared.differences if each.guard is Guard.NUMBER]
    others = {each.guard for each in compared.differences} - {Guard.NUMBER, Guard.PERIOD}
    if others - {Guard.SUBSTITUTION} or (others and compared.overlap < _REWORDED):
        return None
    if any(not each.first or not each.second for each in numbers):
        return None
    # Times that the words themselves name are of two things, not of one that changed.
    if any(each.guard is Guard.PERIOD and each.first_span for each in compared.differences):
        return None
    for each in numbers:
        figures = [*find_figures(each.first)[:1], *find_figures(each.second)[:1]]
        # What is said of two years is no change of mind.
        if len(figures) < 2 or any(figure.is_date for figure in figures):
            return None
    return (numbers[0].first, numbers[0].second) if numbers else None
