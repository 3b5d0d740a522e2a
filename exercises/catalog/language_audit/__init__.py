"""X14, the language audit: a note's words by kind, in their context, with a rewrite beside it."""


def create(inputs=None):
    """The language audit, with what was entered before.

    Args:
        inputs: an audit record, or None for an empty one.

    Raises:
        Problem: the record cannot be read; the sentence names the field.
    """
    # Here and not above, so that rules can be used where there are no widgets.
    from exercises.catalog.language_audit.view import LanguageAudit

    return LanguageAudit(inputs)
