@NullMarked
package dev.tidemark.server.backup;

import org.jspecify.annotations.NullMarked;
