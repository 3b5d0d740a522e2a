"""``tools export``: the course in the forms in which it leaves this site."""
