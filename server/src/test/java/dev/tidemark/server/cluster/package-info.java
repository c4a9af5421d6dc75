@NullMarked
package dev.tidemark.server.cluster;

import org.jspecify.annotations.NullMarked;
