"""When and where something was said."""
