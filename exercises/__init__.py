"""What runs in the learner's browser, and just the same in Jupyter and in pytest."""
