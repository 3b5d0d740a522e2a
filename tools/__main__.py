"""``python3 -m tools VERB``: the one entry to everything that runs on the author's machine.

This file keeps to a syntax that any Python can read, since it is what tells an old one apart.
"""

import sys

VERBS = {
    # verb: (module whose main(argv) -> int does it, a line of help)
    "serve": ("tools.serve", "build the course and show it at a local address while you edit"),
    "test": ("tools.test", "pass every test: rules, page, course, and journeys in a browser"),
    "build": ("tools.build", "write the static site to site/"),
    "new": ("tools.new", "begin a vignette from a small one that can be played at once"),
    "check": ("tools.course.check", "read the whole course and name every slip, with its mend"),
    "export": ("tools.export.run", "take the built course elsewhere, as a package for a learning platform"),
    "screens": ("tools.screens", "take the pictures of the built site"),
    "bench": ("tools.bench.run", "measure how long a reader waits, beside a bare Pyodide"),
    "cohort": ("tools.cohort.run", "read what many learners handed in: tables, a seminar page, and what could not be read"),
    "conference": ("tools.conference", "for maintainers: play thousands of random case conferences to their end"),
    "lock": ("tools.lock", "for maintainers: renew the lists of exact packages"),
}

OLDEST = (3, 11)
TOO_OLD = """\
Python %d.%d or newer is needed; this is %d.%d (%s).
Get a newer one from python.org or from your system's packages, and run the same command with it,
for instance: python3.13 -m tools serve (on Windows: py -3.13 -m tools serve)"""

if __name__ == "__main__":
    if sys.version_info < OLDEST:
        sys.exit(TOO_OLD % (OLDEST + tuple(sys.version_info[:2]) + (sys.executable,)))
    from tools.command import main

    sys.exit(main(sys.argv[1:], VERBS))
