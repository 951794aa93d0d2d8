"""The command line. Importing it readies Django, so that its modules may import tables."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "interlocal.website.settings")
django.setup()
