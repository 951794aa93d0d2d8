"""Django's own commands, ``python -m interlocal.manage …``, for operators and developers."""

import os
import sys

from django.core.management import execute_from_command_line


def main() -> None:
    """Run one Django command."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "interlocal.website.settings")
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
