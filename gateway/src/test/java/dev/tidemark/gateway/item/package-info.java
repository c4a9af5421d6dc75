@NullMarked
package dev.tidemark.gateway.item;

import org.jspecify.annotations.NullMarked;
