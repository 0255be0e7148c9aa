"""Values: the words of the house, frozen, with no behaviour that needs input or output."""
