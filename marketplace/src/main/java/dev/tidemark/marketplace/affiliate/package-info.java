/** The Shopee Affiliate Open API as a source: asking it with the operator's own account. */
@NullMarked
package dev.tidemark.marketplace.affiliate;

import org.jspecify.annotations.NullMarked;
