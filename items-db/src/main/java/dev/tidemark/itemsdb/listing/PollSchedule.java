package dev.tidemark.itemsdb.listing;

import dev.tidemark.protocol.LookReason;
import java.time.Duration;
import java.time.Instant;

/**
 * When a listing is looked at next, and why.
 *
 * @param interval the present one between looks
 * @param changesPerThousandDays how often it changes, as far as looks have taught
 * @param watchers how many accounts follow it
 */
public record PollSchedule(
    Instant due, Duration interval, LookReason reason, long changesPerThousandDays, int watchers) {}
