"""Published measures, each with its source and its check values."""
