import { type ReactNode, useId, useLayoutEffect, useRef } from "react";
import styles from "./dialog.module.css";

interface DialogProps {
  title: string;
  /** Called when it is closed by the Escape key too. */
  onClose: () => void;
  children: ReactNode;
}

/** A question or an answer before all else; the browser keeps the focus in it and gives it back. */
export function Dialog({ title, onClose, children }: DialogProps) {
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  // Closed while it is still on the page, or the browser could not give the focus back.
  useLayoutEffect(() => {
    const element = dialog.current;
    // A browser (and a test's document) without modal dialogs still shows it.
    if (element && typeof element.showModal === "function") element.showModal();
    else element?.setAttribute("open", "");
    return () => {
      if (element && typeof element.close === "function") element.close();
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      className={styles.dialog}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <h2 id={id}>{title}</h2>
      {children}
    </dialog>
  );
}
