package dev.tidemark.simulator.exhibit;

/** How an item's price stands now against its own past: what a tracker would say about it. */
enum Standing {
  /** Lower than ever since its history begins, after having been higher for some time. */
  LOWEST,
  /** Never another price since its history begins. */
  STEADY,
  /** Lower than on most of the last days, though it was lower still some time. */
  LOW,
  /** Higher than on most of the last days. */
  HIGH,
  /** Known for a few days only. */
  NEW,
  /** About what it costs on most days. */
  USUAL
}
