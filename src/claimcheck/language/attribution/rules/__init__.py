"""One rule of attribution a module."""
