"""From folders of words to pages: load, check, pages. Nothing in here knows MkDocs."""
