"""``python -m gytrack`` is the same as ``gytrack``."""

import sys

from gytrack.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
