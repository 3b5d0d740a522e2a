"""Measures what a reader waits for, side by side with a bare Pyodide, and what a build costs its author."""
