"""``python3 -m tools VERB``: the one entry to everything that runs on the author's machine.

The first lines must be readable to any Python, since they are what tells an old one apart.
"""

import sys

if sys.version_info < (3, 11):
    sys.exit(
        "Python 3.11 or newer is needed; this is %d.%d (%s).\n"
        "Get a newer one from python.org or your system's packages, then run the same command "
        "with it, for instance: python3.13 -m tools serve" % (sys.version_info[:2] + (sys.executable,))
    )

from tools.command import main  # noqa: E402

sys.exit(main(sys.argv[1:]))
