"""Who may enter the desk: passwords and sessions, in a file of their own."""
