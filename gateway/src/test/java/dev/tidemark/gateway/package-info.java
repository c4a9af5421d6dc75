/**
 * The gateway alone, before services that live in memory; every exchange is held against the API's
 * description.
 */
@NullMarked
package dev.tidemark.gateway;

import org.jspecify.annotations.NullMarked;
