/** What the demo shop tells of itself, beside what any shop tells: its past. */
@NullMarked
package dev.tidemark.marketplace.demo;

import org.jspecify.annotations.NullMarked;
