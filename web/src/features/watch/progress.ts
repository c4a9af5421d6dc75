import type { Item } from "@/lib/api/types";
import type { HeardProgress } from "@/lib/live/live-connection";

/** Where a link that was just pasted has got to. */
export type Outcome =
  | "looking"
  | "found"
  | "blocked"
  | "waiting-for-source"
  | "gone"
  | "checking"
  | "unreachable";

/**
 * Reads the outcome from the item as the server knows it and, while that has no answer yet, from the last step of its
 * price check that we heard.
 */
export function outcomeOf(
  item: Pick<Item, "price" | "state">,
  heard: HeardProgress | undefined,
): Outcome {
  if (item.price !== null) return "found";
  switch (item.state) {
    case "blocked":
    case "waiting-for-source":
    case "gone":
    case "checking":
      return item.state;
    case "ok":
    case "pending":
      return heard ? outcomeOfStep(heard.event) : "looking";
  }
}

function outcomeOfStep({ step, price, reason }: HeardProgress["event"]): Outcome {
  if (step === "looking-it-up") return "looking";
  if (price) return "found";
  switch (reason) {
    case "blocked":
    case "gone":
    case "unreachable":
      return reason;
    case "refused-answer":
    case "second-look":
      return "checking";
    case "no-source":
      return "waiting-for-source";
    default:
      return "looking";
  }
}
