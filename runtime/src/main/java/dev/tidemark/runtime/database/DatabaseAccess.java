package dev.tidemark.runtime.database;

/** A database's two users: the one that serves requests and the one that changes the schema. */
public record DatabaseAccess(DatabaseConfig service, DatabaseConfig owner) {}
