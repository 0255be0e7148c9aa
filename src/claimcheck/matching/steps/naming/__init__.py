"""Who and what is meant by names, offices and descriptions that differ in form."""
