/** The flash sales of a region: its sessions, and what each of them offers. */
@NullMarked
package dev.tidemark.marketplace.flashsale;

import org.jspecify.annotations.NullMarked;
