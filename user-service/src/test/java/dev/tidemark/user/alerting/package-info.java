/**
 * Alerts from a change of a price to whoever receives the message, before a real database and real
 * sockets. Time only moves where a test says so, except on the wire.
 */
@NullMarked
package dev.tidemark.user.alerting;

import org.jspecify.annotations.NullMarked;
