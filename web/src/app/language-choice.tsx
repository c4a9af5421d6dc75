import { useId } from "react";
import {
  chooseLanguage,
  type Language,
  languages,
  preferredLanguage,
} from "@/lib/language/language";
import { messages } from "./messages";
import styles from "./shell.module.css";

/** The language of the pages, each by its own name, so that everyone finds the way back. */
export function LanguageChoice() {
  const id = useId();
  return (
    <span className={styles.language}>
      <label htmlFor={id}>{messages.language}</label>
      <select
        id={id}
        value={preferredLanguage()}
        onChange={({ target }) => chooseLanguage(target.value as Language)}
      >
        {Object.entries(languages).map(([code, name]) => (
          <option key={code} value={code} lang={code}>
            {name}
          </option>
        ))}
      </select>
    </span>
  );
}
