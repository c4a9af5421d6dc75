/**
 * The demo shop: a marketplace that speaks Shopee's wire format, with invented goods whose true
 * prices are known at every moment. {@code DemoShop} opens one.
 */
@NullMarked
package dev.tidemark.simulator;

import org.jspecify.annotations.NullMarked;
