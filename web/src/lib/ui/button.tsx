import type { ButtonHTMLAttributes } from "react";
import styles from "./button.module.css";

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  look?: "primary" | "plain" | "danger";
  /** While true the button stays focusable but does nothing, and says what is going on instead. */
  busyText?: string | undefined;
}

export function Button({ look = "plain", busyText, children, onClick, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={`${styles.button} ${styles[look]}`}
      aria-disabled={busyText !== undefined || undefined}
      onClick={busyText === undefined ? onClick : (event) => event.preventDefault()}
    >
      {busyText ?? children}
    </button>
  );
}
