"""What goes wrong in a way that a learner can mend."""


class Problem(ValueError):
    """Something a learner can mend; its text is a sentence fit to be shown to them.

    Args:
        sentence: what is wrong and what to do, in plain words, naming the field, file or line.
        line: the line of the file, counted from 1, where there is one.
    """

    def __init__(self, sentence, line=None):
        super().__init__(sentence)
        self.sentence = sentence
        self.line = line
