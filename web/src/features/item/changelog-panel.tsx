import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import type { ItemPage } from "@/lib/api/types";
import { itemName } from "@/lib/item/item-words";
import { Button } from "@/lib/ui/button";
import { downloadFile } from "@/lib/ui/download-file";
import { historyQuery } from "./api";
import { ChangelogTable } from "./changelog-table";
import { asCsv, asJson, pictureOf } from "./export";
import styles from "./item-page.module.css";
import { messages } from "./messages";

const route = getRouteApi("/items/$itemKey");

/** The changes that the chart draws, as a table and as files. */
export function ChangelogPanel({ page }: { page: ItemPage }) {
  const { model = "0", source } = route.useSearch();
  const history = useQuery(historyQuery(page.item.itemKey, model, source)).data;
  if (!history || history.changes.length === 0) return null;
  const file = `tidemark-${page.item.itemKey}${model === "0" ? "" : `-${model}`}`;

  async function savePicture() {
    const canvas = document.querySelector<HTMLCanvasElement>("[data-price-chart] canvas");
    if (canvas) downloadFile(`${file}.png`, await pictureOf(canvas, itemName(page.item)));
  }

  return (
    <div className={styles.card}>
      <div className={styles.cardHead}>
        <h2 id="changelog">{messages.changelog}</h2>
        <div className={styles.actions}>
          <span id="export" className={styles.note}>
            {messages.export}
          </span>
          <Button
            aria-describedby="export"
            onClick={() => downloadFile(`${file}.csv`, asCsv(history))}
          >
            CSV
          </Button>
          <Button
            aria-describedby="export"
            onClick={() => downloadFile(`${file}.json`, asJson(history))}
          >
            JSON
          </Button>
          <Button aria-describedby="export" onClick={() => void savePicture()}>
            PNG
          </Button>
        </div>
      </div>
      <ChangelogTable key={`${model} ${source}`} history={history} />
    </div>
  );
}
