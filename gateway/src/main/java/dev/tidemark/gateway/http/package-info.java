/** The HTTP server: routes, requests, answers and problem documents. */
@NullMarked
package dev.tidemark.gateway.http;

import org.jspecify.annotations.NullMarked;
