/** What an account has been told: its inbox and its feed. */
@NullMarked
package dev.tidemark.gateway.notification;

import org.jspecify.annotations.NullMarked;
