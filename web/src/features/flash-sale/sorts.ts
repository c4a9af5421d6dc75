/** The orders that the server knows. */
export const sorts = ["realDiscount", "claimedDiscount", "price", "left"] as const;
export type FlashSort = (typeof sorts)[number];
