/** Connections, transactions and migrations of a MySQL-protocol database. */
@NullMarked
package dev.tidemark.runtime.database;

import org.jspecify.annotations.NullMarked;
