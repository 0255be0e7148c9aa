"""What goes out: ClaimReview, feeds, the report and the pages of a site."""
