import { useState } from "react";
import styles from "./item-picture.module.css";

/** The item's picture from the shop, or a quiet stand-in. Decorative: the name always stands beside it. */
export function ItemPicture({ url, size }: { url: string | null; size: "small" | "large" }) {
  const [failedUrl, setFailedUrl] = useState<string | null>(null);
  const pixels = size === "small" ? 64 : 224;
  return (
    <span className={`${styles.frame} ${styles[size]}`}>
      {url !== null && url !== failedUrl ? (
        <img
          src={url}
          alt=""
          width={pixels}
          height={pixels}
          loading={size === "small" ? "lazy" : "eager"}
          decoding="async"
          referrerPolicy="no-referrer"
          onError={() => setFailedUrl(url)}
        />
      ) : (
        <svg viewBox="0 0 32 32" aria-hidden="true">
          <path d="M5 12h8v6h6v5h8" />
        </svg>
      )}
    </span>
  );
}
