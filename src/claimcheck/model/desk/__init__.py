"""What the desk works with: cards, takes, contacts, policies and the gate."""
