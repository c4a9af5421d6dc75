@NullMarked
package dev.tidemark.marketplace.affiliate;

import org.jspecify.annotations.NullMarked;
