/** Settings: what there is to set, where values come from, and what is said about wrong ones. */
@NullMarked
package dev.tidemark.runtime.config;

import org.jspecify.annotations.NullMarked;
