"""Text to values, pure: folding, figures, negation, quotations, people, datelines."""
