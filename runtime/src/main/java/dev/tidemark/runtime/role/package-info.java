/** What a role is given to work with, and the seam between one process and many. */
@NullMarked
package dev.tidemark.runtime.role;

import org.jspecify.annotations.NullMarked;
