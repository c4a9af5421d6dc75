/** What administrators see and do: accounts, registration, polling. */
@NullMarked
package dev.tidemark.gateway.administration;

import org.jspecify.annotations.NullMarked;
