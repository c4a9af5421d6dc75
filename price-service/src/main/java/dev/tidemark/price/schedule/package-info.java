/** The polling policy: when each item is worth a look. Pure rules, used by a simulation as well. */
@NullMarked
package dev.tidemark.price.schedule;

import org.jspecify.annotations.NullMarked;
