import { useEffect, useRef, useState } from "react";

/** Hears of text or links that are dropped anywhere on the page; true while some hover over it. */
export function useDroppedText(onText: (text: string) => void): boolean {
  const [dragging, setDragging] = useState(false);
  const latest = useRef(onText);
  latest.current = onText;

  useEffect(() => {
    const hasText = ({ dataTransfer }: DragEvent) =>
      dataTransfer !== null &&
      !dataTransfer.types.includes("Files") &&
      (dataTransfer.types.includes("text/uri-list") || dataTransfer.types.includes("text/plain"));

    function over(event: DragEvent) {
      if (!hasText(event)) return;
      event.preventDefault();
      setDragging(true);
    }

    function drop(event: DragEvent) {
      setDragging(false);
      if (!hasText(event)) return;
      event.preventDefault();
      const { dataTransfer } = event;
      const text = dataTransfer?.getData("text/uri-list") || dataTransfer?.getData("text/plain");
      if (text) latest.current(text);
    }

    function leave(event: DragEvent) {
      if (event.relatedTarget === null) setDragging(false);
    }

    window.addEventListener("dragover", over);
    window.addEventListener("drop", drop);
    window.addEventListener("dragleave", leave);
    return () => {
      window.removeEventListener("dragover", over);
      window.removeEventListener("drop", drop);
      window.removeEventListener("dragleave", leave);
    };
  }, []);
  return dragging;
}
