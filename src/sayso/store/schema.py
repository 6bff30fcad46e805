"""The tables of a desk, as the newest migration leaves them. docs/desk-file.md says what each is for."""

from sqlalchemy import Column, ForeignKey, ForeignKeyConstraint, Integer, MetaData, Table, Text

metadata = MetaData()

documents = Table(
    "documents",
    metadata,
    Column("id", Text, primary_key=True),
    Column("text_hash", Text, nullable=False, index=True),
    Column("title", Text),
    Column("published", Text),
    Column("publisher", Text),
    Column("language", Text, nullable=False),
    Column("text", Text, nullable=False),  # last, so that what is beside it is read without it
)

names = Table(
    "names",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("document_id", Text, ForeignKey("documents.id", ondelete="CASCADE"), nullable=False),
    Column("name", Text, nullable=False),
    Column("url", Text),
)

readings = Table(
    "readings",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("document_id", Text, ForeignKey("documents.id", ondelete="CASCADE"), nullable=False),
    Column("version", Text, nullable=False),
    Column("findings", Text, nullable=False),
)

current = Table(
    "current",
    metadata,
    Column("document_id", Text, ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True),
    Column("version", Text, nullable=False),
    ForeignKeyConstraint(["document_id", "version"], ["readings.document_id", "readings.version"]),
)

quotations = Table(
    "quotations",
    metadata,
    Column("reading_id", Integer, ForeignKey("readings.id", ondelete="CASCADE"), primary_key=True),
    Column("kind", Text, primary_key=True),
    Column("finding_id", Text, primary_key=True),
    Column("role", Text, primary_key=True),
    Column("part", Integer, primary_key=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("quotation", Text, nullable=False),
)

judgements = Table(
    "judgements",
    metadata,
    Column("id", Text, primary_key=True),
    Column("document_id", Text, nullable=False, index=True),  # a document that may be gone, and come again
    Column("kind", Text, nullable=False),
    Column("roles", Text, nullable=False),
    Column("verdict", Text, nullable=False),
    Column("fields", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("by", Text),
    Column("made", Text, nullable=False),
)

withdrawals = Table(
    "withdrawals",
    metadata,
    Column("judgement_id", Text, ForeignKey("judgements.id"), primary_key=True),
    Column("made", Text, nullable=False),
)
