"""Whether the site can do its work, for whoever watches over it."""

from django.db import DatabaseError, connection


def database_answers() -> bool:
    """Ask the database for the simplest thing there is."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
            return bool(cursor.fetchone())
    except DatabaseError:
        return False
