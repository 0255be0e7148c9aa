"""Other desks' checks: feeds, pages and answers of search services, read without a network."""
