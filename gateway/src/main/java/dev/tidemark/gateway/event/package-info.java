/** Live events: one feed from every price service, one stream to every open page. */
@NullMarked
package dev.tidemark.gateway.event;

import org.jspecify.annotations.NullMarked;
