import { getRouteApi } from "@tanstack/react-router";
import { type FormEvent, useEffect, useId, useState } from "react";
import type { Region } from "@/lib/api/types";
import { regions } from "@/lib/regions";
import { Button } from "@/lib/ui/button";
import { PageTitle } from "@/lib/ui/page-title";
import { TextField } from "@/lib/ui/text-field";
import { messages } from "./messages";
import styles from "./search-page.module.css";
import { SearchResults } from "./search-results";

const route = getRouteApi("/search");

export function SearchPage() {
  const { q = "", region } = route.useSearch();
  const navigate = route.useNavigate();
  const regionId = useId();
  const [text, setText] = useState(q);

  // The address may change by itself: the browser's back button, a link.
  useEffect(() => setText(q), [q]);

  function search(event: FormEvent) {
    event.preventDefault();
    navigate({ search: { q: text.trim() || undefined, region } });
  }

  return (
    <div className={styles.page}>
      <PageTitle>{messages.title}</PageTitle>
      <div>
        <h1>{messages.title}</h1>
        <p className={styles.introduction}>{messages.introduction}</p>
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: the browser of the unit tests does not know <search> yet. */}
      <form role="search" className={styles.form} onSubmit={search}>
        <TextField
          label={messages.label}
          type="search"
          name="q"
          maxLength={100}
          autoComplete="off"
          placeholder={messages.placeholder}
          hint={messages.hint}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <div className={styles.region}>
          <label htmlFor={regionId}>{messages.regionLabel}</label>
          <select
            id={regionId}
            value={region ?? ""}
            onChange={(event) =>
              navigate({
                search: {
                  q: text.trim() || undefined,
                  region: (event.target.value || undefined) as Region | undefined,
                },
              })
            }
          >
            <option value="">{messages.anyRegion}</option>
            {Object.entries(regions).map(([code, { name }]) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </select>
        </div>
        <Button type="submit" look="primary">
          {messages.search}
        </Button>
      </form>
      <SearchResults search={{ q, region }} />
    </div>
  );
}
