/** Shopee's web endpoints as a source: asking them, and reading what they answer. */
@NullMarked
package dev.tidemark.marketplace.web;

import org.jspecify.annotations.NullMarked;
