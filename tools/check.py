"""``tools check``: read the whole course and name every slip, with its mend."""

import sys

from tools.course.check import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
