"""What is wrong with the course's words, said so that an author can mend it."""

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Finding:
    """One thing that is wrong, or doubtful, in one place.

    Attributes:
        path: the file (or folder), from the project's root, with forward slashes.
        line: the line in that file, counted from 1.
        what: what is wrong, one sentence with its full stop.
        mend: what to do about it, one sentence with its full stop.
        warning: a doubt that does not stop a build.
    """

    path: str
    line: int
    what: str
    mend: str
    warning: bool = False

    def __str__(self):
        return f"{self.path}:{self.line}: {self.what} Mend: {self.mend}"


class CourseProblem(ValueError):
    """Something in the course's folders cannot be read.

    Attributes:
        findings: every problem met, each a :class:`Finding`.
    """

    def __init__(self, findings):
        self.findings = tuple(findings)
        super().__init__("\n".join(str(finding) for finding in self.findings))
