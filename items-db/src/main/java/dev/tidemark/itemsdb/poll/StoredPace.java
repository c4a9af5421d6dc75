package dev.tidemark.itemsdb.poll;

/**
 * A host's pace as it was last set.
 *
 * @param setAt names this setting: microseconds by the database's clock
 * @param items how many items there were then
 * @param lateSum how late looks were since then, summed, in their intervals
 * @param lateLooks how many those were
 * @param expired whether it is time to set it anew
 */
public record StoredPace(
    double mu, long setAt, long items, double lateSum, long lateLooks, boolean expired) {}
