/** How the first administrator of an installation is made. */
@NullMarked
package dev.tidemark.user.setup;

import org.jspecify.annotations.NullMarked;
