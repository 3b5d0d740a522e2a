"""X20, the assignment planner: your own plan, laid against the brief. It writes no sentence and predicts no mark."""


def create(inputs=None):
    """The assignment planner, with what was entered before.

    Args:
        inputs: a plan, or None for an empty one.

    Raises:
        Problem: the plan cannot be read; the sentence names the field.
    """
    # Here and not above, so that rules can be used where there are no widgets.
    from exercises.catalog.assignment_planner.view import AssignmentPlanner

    return AssignmentPlanner(inputs)
