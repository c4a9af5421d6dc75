export const messages = {
  rangesLabel: "Stretch of time",
  ranges: { "7d": "7 d", "30d": "30 d", "90d": "90 d", "1y": "1 y", all: "All" },
  rangeNames: {
    "7d": "Last 7 days",
    "30d": "Last 30 days",
    "90d": "Last 90 days",
    "1y": "Last year",
    all: "All time",
  },
  chart: "Price over time",
  chartHelp:
    "Left and right arrow keys go from change to change. Drag to zoom, double-click to go back.",
  legendPrice: "Price",
  legendListPrice: "Before price of the shop",
  legendUnseen: "Nobody looked",
  legendSoldOut: "Sold out",
  heldFor: (length: string) => `held ${length}`,
  holdsSince: (length: string) => `for ${length} now`,
  unseen: "nobody looked here; the last price seen",
  soldOut: "sold out",
  flashSale: "flash sale",
  before: (percent: string) => `${percent} against the price before`,
};
