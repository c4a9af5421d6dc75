package dev.tidemark.itemsdb.poll;

/**
 * How the turns of a host stand; times in microseconds by the database's clock.
 *
 * @param now when this was read
 * @param nextSlotAt the first slot that nobody has taken; may have passed
 * @param share of the full rate that is used at present, 0.01..1
 * @param closedUntil nobody calls before
 * @param refused whether a refusal closed it
 */
public record HostTurns(
    long now, long nextSlotAt, double share, long closedUntil, boolean refused) {}
