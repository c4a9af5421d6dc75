import { getRouteApi, Link } from "@tanstack/react-router";
import { PageTitle } from "@/lib/ui/page-title";
import { AddPanel, type Suggest } from "./add-panel";
import { sharedLink } from "./links";
import { messages } from "./messages";
import styles from "./watch-list-page.module.css";

const route = getRouteApi("/add");

/** Where the bookmarklet and the share menu of a phone lead: the link is in the box, one press tracks it. */
export function AddPage({ suggest }: { suggest?: Suggest }) {
  const shared = route.useSearch();
  return (
    <div className={styles.page}>
      <PageTitle>{messages.addTitle}</PageTitle>
      <div>
        <h1>{messages.addTitle}</h1>
        <p className={styles.introduction}>{messages.addIntroduction}</p>
      </div>
      <AddPanel
        key={JSON.stringify(shared)}
        initialUrl={sharedLink(shared)}
        {...(suggest && { suggest })}
      />
      <p>
        <Link to="/">{messages.toMyItems}</Link>
      </p>
    </div>
  );
}
