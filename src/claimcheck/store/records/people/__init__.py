"""Who people are: names, roles over time, and what is said of whom."""
