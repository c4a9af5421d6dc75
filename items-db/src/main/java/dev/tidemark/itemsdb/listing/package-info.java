/** What is known about each item now: the listing, its models, and when it is looked at next. */
@NullMarked
package dev.tidemark.itemsdb.listing;

import org.jspecify.annotations.NullMarked;
