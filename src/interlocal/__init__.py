"""Interlocal: where local governments share IT services and IT people."""

__version__ = "0.1.0"
