"""What is refused before a page is asked: strange hosts, forged forms, floods."""
