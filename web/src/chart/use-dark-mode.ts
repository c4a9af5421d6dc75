import { useSyncExternalStore } from "react";

const query = "(prefers-color-scheme: dark)";

/** Whether the system asks for dark colours, as it changes. What is drawn on a canvas cannot learn it from CSS. */
export function useDarkMode(): boolean {
  return useSyncExternalStore(
    (onChange) => {
      const media = window.matchMedia(query);
      media.addEventListener("change", onChange);
      return () => media.removeEventListener("change", onChange);
    },
    () => window.matchMedia(query).matches,
  );
}
