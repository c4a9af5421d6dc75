/** Lists filled with the demo shop's goods. */
@NullMarked
package dev.tidemark.gateway.demo;

import org.jspecify.annotations.NullMarked;
