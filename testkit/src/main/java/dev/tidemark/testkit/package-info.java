/**
 * Real servers, recorded answers and checks for the tests of every module; never in the product.
 */
@NullMarked
package dev.tidemark.testkit;

import org.jspecify.annotations.NullMarked;
