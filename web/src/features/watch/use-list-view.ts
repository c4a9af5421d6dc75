import { useState } from "react";

export type ListView = "list" | "cards";

const REMEMBERED_AS = "tidemark.list.view";

/** How one likes one's list, remembered in this browser. */
export function useListView(): [ListView, (view: ListView) => void] {
  const [view, setView] = useState<ListView>(remembered);
  return [
    view,
    (wanted) => {
      setView(wanted);
      try {
        localStorage.setItem(REMEMBERED_AS, wanted);
      } catch {
        // Then the choice lasts as long as the page.
      }
    },
  ];
}

function remembered(): ListView {
  try {
    return localStorage.getItem(REMEMBERED_AS) === "cards" ? "cards" : "list";
  } catch {
    return "list";
  }
}
