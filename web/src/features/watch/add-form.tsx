import { type FormEvent, useRef, useState } from "react";
import { isApiError } from "@/lib/api/api-error";
import { Button } from "@/lib/ui/button";
import { ErrorNotice, reasonOf } from "@/lib/ui/error-notice";
import { Notice } from "@/lib/ui/notice";
import { TextField } from "@/lib/ui/text-field";
import styles from "./add-form.module.css";
import { isLink } from "./links";
import { messages } from "./messages";

interface AddFormProps {
  url: string;
  onUrl: (url: string) => void;
  /** Hears of a text that is pasted; true when it is dealt with and does not belong into the box. */
  onPasted: (text: string) => boolean;
  busy: boolean;
  error: unknown;
  /** Adds the link. */
  onSubmit: () => void;
  onSearch: (words: string) => void;
}

/** The longest link the server reads. */
const LONGEST = 2048;

/**
 * The one box: a link is added, other words are searched for. What could not be used stays in it, so that it can be
 * corrected.
 */
export function AddForm(props: AddFormProps) {
  const { url, onUrl, onPasted, busy, error, onSubmit, onSearch } = props;
  const input = useRef<HTMLDivElement>(null);
  const [problem, setProblem] = useState<string>();
  const isSearch = url.trim() !== "" && !isLink(url);

  function submit(event: FormEvent) {
    event.preventDefault();
    const text = url.trim();
    const wrong =
      text === "" ? messages.linkMissing : text.length > LONGEST ? messages.linkLong : undefined;
    setProblem(wrong);
    if (wrong) input.current?.querySelector("input")?.focus();
    else if (isSearch) onSearch(text);
    else onSubmit();
  }

  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <div className={styles.row} ref={input}>
        <TextField
          label={messages.linkLabel}
          labelHidden
          name="url"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          placeholder={messages.linkPlaceholder}
          value={url}
          onChange={(event) => {
            setProblem(undefined);
            onUrl(event.target.value);
          }}
          onPaste={(event) => {
            if (onPasted(event.clipboardData.getData("text"))) event.preventDefault();
          }}
          hint={messages.manyHint}
          error={problem}
        />
        <Button type="submit" look="primary" busyText={busy ? messages.sending : undefined}>
          {isSearch ? messages.searchByName : messages.track}
        </Button>
      </div>
      {error !== null && <Refusal error={error} />}
    </form>
  );
}

const titles: Readonly<Record<string, string>> = {
  "not-an-item-url": messages.notAnItem,
  "unsupported-site": messages.unsupportedSite,
  "region-closed": messages.regionClosed,
  "shop-mismatch": messages.shopMismatch,
};

function Refusal({ error }: { error: unknown }) {
  if (isApiError(error, "too-many-watches")) {
    return (
      <Notice tone="warning" title={messages.listFull} announce="alert">
        <p>{messages.listFullHelp}</p>
      </Notice>
    );
  }
  const title = isApiError(error) ? titles[error.code] : undefined;
  if (!isApiError(error) || title === undefined) {
    return <ErrorNotice title={messages.notAdded} error={error} />;
  }
  return (
    <Notice tone="error" title={title} announce="alert">
      <p>{reasonOf(error)}</p>
      {error.code !== "region-closed" && error.code !== "shop-mismatch" && <AcceptedShapes />}
    </Notice>
  );
}

/** Examples of links that work. */
export function AcceptedShapes() {
  return (
    <div className={styles.shapes}>
      <p>{messages.acceptedShapes}</p>
      <ul>
        {messages.shapes.map((shape) => (
          <li key={shape}>{shape}</li>
        ))}
      </ul>
    </div>
  );
}
