/** Claims about the executable, and about the walls between all modules. */
@NullMarked
package dev.tidemark.server;

import org.jspecify.annotations.NullMarked;
