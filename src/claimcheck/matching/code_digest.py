"""The digest of the rules' code and tables, written by `python3 dev.py docs`."""

CODE_DIGEST = "c2d01348"
