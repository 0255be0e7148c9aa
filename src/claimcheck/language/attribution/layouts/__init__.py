"""Who says what without a verb: by labels, questions and answers, headlines, quotations alone."""
