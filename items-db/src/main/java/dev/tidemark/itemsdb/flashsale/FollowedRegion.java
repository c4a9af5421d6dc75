package dev.tidemark.itemsdb.flashsale;

import dev.tidemark.protocol.Region;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How following a region's flash sales goes.
 *
 * @param listedAt the last good answer about its sessions
 * @param problem why the last question had none, in a stable word; empty when it had
 */
public record FollowedRegion(Region region, @Nullable Instant listedAt, String problem) {}
