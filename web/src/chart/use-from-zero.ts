import { useState } from "react";

const REMEMBERED_AS = "tidemark.chart.from-zero";

/** Whether the price axis begins at nothing, remembered in this browser, and a way to say so. */
export function useFromZero(): [boolean, (fromZero: boolean) => void] {
  const [fromZero, setFromZero] = useState(remembered);
  function choose(wanted: boolean) {
    setFromZero(wanted);
    try {
      if (wanted) localStorage.setItem(REMEMBERED_AS, "yes");
      else localStorage.removeItem(REMEMBERED_AS);
    } catch {
      // Then the choice lasts as long as the page.
    }
  }
  return [fromZero, choose];
}

function remembered(): boolean {
  try {
    return localStorage.getItem(REMEMBERED_AS) !== null;
  } catch {
    return false;
  }
}
