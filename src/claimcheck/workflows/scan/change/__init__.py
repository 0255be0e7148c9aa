"""What a change did to drafts, as git tells it."""
