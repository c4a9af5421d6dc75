/** What stands before every handler: origins, rates, addresses and security headers. */
@NullMarked
package dev.tidemark.gateway.guard;

import org.jspecify.annotations.NullMarked;
