"""Where documents and readings are kept: one small interface, and the SQLite file behind it.

Nothing here is imported before a desk is opened; the database is imported by `sayso.store.sqlite` alone.
"""
