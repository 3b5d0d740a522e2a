"""Where page and Python meet."""
