import type { Chart } from "./api";
import { formatFigure } from "./figure-words";
import { messages } from "./messages";
import styles from "./operations-page.module.css";
import { lastOf } from "./plot-data";
import { SmallPlot } from "./small-plot";

/** As many as a chart has lines at most; defined in the style sheet, for light and for dark. */
const colors = [1, 2, 3, 4, 5, 6, 7, 8].map((number) => `--line-${number}`);

/** A chart with its title, and what each line says last. */
export function ChartCard({ chart, from, to }: { chart: Chart; from: number; to: number }) {
  const title = messages.charts[chart.name] ?? chart.name;
  const drawn = chart.lines.filter(({ points }) => points.length > 0);
  return (
    <section className={styles.card} aria-label={title}>
      <h2>{title}</h2>
      {drawn.length === 0 ? (
        <p className={styles.facts}>{messages.noData}</p>
      ) : (
        <>
          <SmallPlot chart={chart} from={from} to={to} colors={colors} />
          <ul className={styles.legend}>
            {chart.lines.map((line, index) => {
              const last = lastOf(line);
              if (last === null) return null;
              return (
                <li key={line.legend}>
                  <span
                    className={styles.key}
                    style={{ background: `var(${colors[index % colors.length]})` }}
                  />
                  {line.legend} <strong>{formatFigure(last, chart.unit)}</strong>
                </li>
              );
            })}
          </ul>
        </>
      )}
    </section>
  );
}
