"""The store of a team on PostgreSQL: documents of many people as revisions that never change."""
