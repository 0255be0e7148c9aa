"""Tables, views, and the migrations that make them."""
