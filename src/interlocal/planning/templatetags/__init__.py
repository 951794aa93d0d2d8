"""Filters for the plan page."""
