"""The command line: ``interlocal plan``, ``load``, ``serve``, ``demo``, ``work``, ``warm``."""

import sys

from interlocal.cli.main import run


def main() -> None:
    """Run one command and end with its exit code."""
    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
