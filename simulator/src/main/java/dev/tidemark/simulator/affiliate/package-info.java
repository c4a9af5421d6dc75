/** The affiliate interface: signed GraphQL questions about offers. */
@NullMarked
package dev.tidemark.simulator.affiliate;

import org.jspecify.annotations.NullMarked;
