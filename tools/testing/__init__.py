"""The parts of ``tools test``: each runs one runner and says how many passed."""
