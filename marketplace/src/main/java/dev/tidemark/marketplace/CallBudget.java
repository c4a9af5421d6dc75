package dev.tidemark.marketplace;

/**
 * The calls that a shop grants us for a region.
 *
 * @param callsPerHour how many we allow ourselves in an hour
 * @param used how many this process has made within the last hour
 */
public record CallBudget(int callsPerHour, int used) {}
