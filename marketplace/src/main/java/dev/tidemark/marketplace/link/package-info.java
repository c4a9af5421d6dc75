/**
 * The links that people paste, and the address of an item's page. Nothing here uses the network.
 */
@NullMarked
package dev.tidemark.marketplace.link;

import org.jspecify.annotations.NullMarked;
