"""Settings: one file, a sound default for every value, loud environment variables to override."""

import os
import sys
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _


def env_text(name: str, default: str) -> str:
    """The variable ``name``, or what the file named by ``name_FILE`` holds, or the default."""
    if file := os.environ.get(f"{name}_FILE"):
        return Path(file).read_text().strip()
    return os.environ.get(name, default)


def env_flag(name: str, *, default: bool) -> bool:
    """A yes-or-no variable; anything but yes/no, true/false, 1/0 stops the start."""
    text = os.environ.get(name, "yes" if default else "no").lower()
    if text in {"yes", "true", "1"}:
        return True
    if text in {"no", "false", "0"}:
        return False
    raise ImproperlyConfigured(f'{name} must be "yes" or "no"; it is "{text}".')


def data_folder() -> Path:
    """Where the database lives: ``var/`` in a checkout, else the user's data folder."""
    if folder := os.environ.get("INTERLOCAL_DATA"):
        return Path(folder)
    checkout = Path(__file__).resolve().parents[3]
    if (checkout / "pyproject.toml").exists():
        return checkout / "var"
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", "~")).expanduser() / "interlocal"
    return Path(os.environ.get("XDG_DATA_HOME", "~/.local/share")).expanduser() / "interlocal"


def database(url: str, folder: Path) -> dict[str, object]:
    """Django's description of the database named by ``url`` (empty: SQLite in ``folder``)."""
    parts = urlsplit(url)
    if not url or parts.scheme == "sqlite":
        name = parts.path[1:] if url else str(folder / "interlocal.sqlite3")
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": name,
            "CONN_MAX_AGE": None,
            "OPTIONS": {
                "timeout": 20,
                # A writer waits for its turn at the start instead of failing half way.
                "transaction_mode": "IMMEDIATE",
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
                " PRAGMA foreign_keys=ON; PRAGMA cache_size=-32000;",
            },
        }
    if parts.scheme not in {"postgres", "postgresql"}:
        raise ImproperlyConfigured(
            f"DATABASE_URL must begin with postgres:// or sqlite://; it begins with {parts.scheme}://."
        )
    # As everywhere with PostgreSQL, ?host=/folder names the folder of a server's socket.
    hosts = parse_qs(parts.query).get("host", [unquote(parts.hostname or "")])
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path[1:]),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": hosts[0],
        "PORT": str(parts.port or ""),
        # A connection that broke (the server was restarted) is found out before it is used.
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {"pool": {"min_size": 1, "max_size": 8}},
    }


DATA_FOLDER = data_folder()
DATA_FOLDER.mkdir(parents=True, exist_ok=True)


def secret_key(folder: Path) -> str:
    """The key given, or one made once and kept beside the database: two commands suffice."""
    if key := env_text("SECRET_KEY", ""):
        return key
    file = folder / "secret-key"
    if not file.exists():
        file.touch(mode=0o600)
        file.write_text(os.urandom(40).hex())
    return file.read_text()


SECRET_KEY = secret_key(DATA_FOLDER)
DEBUG = env_flag("DEBUG", default=False)
ALLOWED_HOSTS = env_text("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]").split(",")
SECURE = env_flag("HTTPS", default=False)

INSTALLED_APPS = [
    "interlocal.website",
    "interlocal.planning",
    "interlocal.organizations",
    "interlocal.core",
    "django_htmx",
    "django_tasks",
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]
ROOT_URLCONF = "interlocal.website.urls"
WSGI_APPLICATION = "interlocal.website.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]
FORM_RENDERER = "django.forms.renderers.DjangoTemplates"

DATABASES = {"default": database(env_text("DATABASE_URL", ""), DATA_FOLDER)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "core.User"

# Long work is a row in this database, run by `python -m interlocal.manage work` (decision 5).
TASKS = {
    "default": {
        "BACKEND": "interlocal.core.tasks.backend.DatabaseBackend",
        "OPTIONS": {"attempts": 3, "lease": float(env_text("TASK_LEASE_SECONDS", "60"))},
    }
}

LANGUAGE_CODE = "en-us"
LANGUAGES = [("en", _("English"))]
USE_TZ = True
TIME_ZONE = "UTC"

STATIC_URL = "/static/"
STATIC_ROOT = DATA_FOLDER / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
    }
}
SECURE_SSL_REDIRECT = SECURE
SECURE_HSTS_SECONDS = 31_536_000 if SECURE else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if SECURE else None
SESSION_COOKIE_SECURE = SECURE
CSRF_COOKIE_SECURE = SECURE
SESSION_COOKIE_HTTPONLY = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": env_text("LOG_LEVEL", "WARNING")},
}
