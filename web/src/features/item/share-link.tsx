import { useState } from "react";
import type { Item } from "@/lib/api/types";
import { itemName } from "@/lib/item/item-words";
import styles from "./item-header.module.css";
import { messages } from "./messages";

/**
 * Hands the item's page on: by the device's own menu where it has one, else by the clipboard. Pages without encryption
 * have neither, and show no button.
 */
export function ShareLink({ item }: { item: Item }) {
  const [outcome, setOutcome] = useState<"copied" | "refused">();
  if (!("share" in navigator) && !("clipboard" in navigator)) return null;
  const url = `${window.location.origin}/items/${item.itemKey}`;

  async function share() {
    if ("share" in navigator) {
      // Whoever closes the menu has changed their mind.
      await navigator.share({ title: itemName(item), url }).catch(() => {});
      return;
    }
    setOutcome(
      await (navigator as Navigator).clipboard.writeText(url).then(
        () => "copied" as const,
        () => "refused" as const,
      ),
    );
  }

  return (
    <span>
      <button type="button" className={styles.share} onClick={() => void share()}>
        {messages.share}
      </button>{" "}
      <span role="status">
        {outcome === "copied" && messages.linkCopied}
        {outcome === "refused" && messages.linkRefused}
      </span>
    </span>
  );
}
