package dev.tidemark.user.alert;

/**
 * Why the verdict calls a price good.
 *
 * @param percentOfDays on which part of the days it was higher
 * @param days 14..90, the last ones
 * @param lowestEver whether it was never lower since it is observed
 */
public record GoodPrice(int percentOfDays, int days, boolean lowestEver) {}
