"""What goes wrong in a way that a learner can mend."""


class Problem(ValueError):
    """Something a learner can mend; its text is a sentence fit to be shown to them.

    Args:
        sentence: what is wrong and what to do, in plain words, naming the field, file or line.
        line: the line of the file, counted from 1, where there is one.
        parts: where several things are wrong at once, a sentence for each.

    Attributes:
        sentence: the whole text.
        line: the line, or None.
        parts: a tuple of the single sentences; of one where there is one.
    """

    def __init__(self, sentence, line=None, parts=()):
        super().__init__(sentence)
        self.sentence = sentence
        self.line = line
        self.parts = tuple(parts) or (sentence,)

    @classmethod
    def several(cls, opening, found, at_most=20):
        """Tell of several problems in one, the first ``at_most`` of them in full.

        Args:
            opening: a sentence that says what was not done because of them.
            found: the problems, in the order of the file; at least one.
            at_most: how many are told in full.
        """
        told = [problem.sentence for problem in found[:at_most]]
        if len(found) > at_most:
            told.append(f"There are more problems after these {at_most}: mend these first and open the file again.")
        return cls(" ".join([opening, *told]), line=found[0].line, parts=told)


def shown(value, at_most=40):
    """A piece of a stranger's file as it may stand in a sentence: short, on one line, in quotation marks.

    The result is plain text; whoever puts it on the screen escapes it as they do all text.
    """
    text = "".join(mark if mark.isprintable() else " " for mark in str(value)[: at_most * 4])
    text = " ".join(text.split())
    return f"“{text[:at_most]}…”" if len(text) > at_most else f"“{text}”"
