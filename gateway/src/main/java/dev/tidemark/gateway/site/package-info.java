/** The web app's files, held in memory and served by the gateway itself. */
@NullMarked
package dev.tidemark.gateway.site;

import org.jspecify.annotations.NullMarked;
