/**
 * Files of observations: taken in parts, kept until they are read, and read row by row by one price
 * service at a time, which goes on where a lost one has stopped.
 */
@NullMarked
package dev.tidemark.price.imports;

import org.jspecify.annotations.NullMarked;
