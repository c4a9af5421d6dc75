import { useState } from "react";

/** What of a chart can be switched off. */
export const layers = ["listPrice", "flashSales", "lowest", "prior", "target"] as const;
export type Layer = (typeof layers)[number];

const REMEMBERED_AS = "tidemark.chart.hidden";

/** The layers that were switched off in this browser, and a way to switch one. */
export function useHiddenLayers(): [ReadonlySet<Layer>, (layer: Layer) => void] {
  const [hidden, setHidden] = useState(remembered);
  function toggle(layer: Layer) {
    const wanted = new Set(hidden);
    if (!wanted.delete(layer)) wanted.add(layer);
    setHidden(wanted);
    try {
      localStorage.setItem(REMEMBERED_AS, [...wanted].join(" "));
    } catch {
      // Then the choice lasts as long as the page.
    }
  }
  return [hidden, toggle];
}

function remembered(): ReadonlySet<Layer> {
  try {
    const words = (localStorage.getItem(REMEMBERED_AS) ?? "").split(" ");
    return new Set(layers.filter((layer) => words.includes(layer)));
  } catch {
    return new Set();
  }
}
