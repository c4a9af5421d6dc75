/** What every cache of a role has. */
@NullMarked
package dev.tidemark.runtime.cache;

import org.jspecify.annotations.NullMarked;
