"""The exercises, one folder each; see ``docs/developing/adding-an-exercise.md``."""
