/**
 * The executable: reads the command line, chooses the role, and puts its parts together.
 *
 * <p>Read {@code Main}, then {@code ServerRole}: the table of what each role consists of.
 */
@NullMarked
package dev.tidemark.server;

import org.jspecify.annotations.NullMarked;
