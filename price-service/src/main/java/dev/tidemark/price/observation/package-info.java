/**
 * Prices seen elsewhere: reports of browsers, collectors and files pass the gate of every answer
 * and are put into their series at the time at which they were seen.
 */
@NullMarked
package dev.tidemark.price.observation;

import org.jspecify.annotations.NullMarked;
