import { useEffect, useRef } from "react";
import { PageTitle } from "@/lib/ui/page-title";
import styles from "./help-page.module.css";
import { messages } from "./messages";

/** How prices are judged, how to read the chart, and the ways to add an item. */
export function HelpPage() {
  return (
    <div className={styles.page}>
      <PageTitle>{messages.title}</PageTitle>
      <div>
        <h1>{messages.title}</h1>
        <p className={styles.introduction}>{messages.introduction}</p>
      </div>
      <Terms id="collecting" title={messages.collecting} terms={messages.collectingTerms} />
      <Terms id="judging" title={messages.judging} terms={messages.judgingTerms} />
      <Terms id="reading" title={messages.reading} terms={messages.readingTerms} />
      <section className={styles.card} aria-labelledby="adding">
        <h2 id="adding">{messages.adding}</h2>
        <dl className={styles.terms}>
          {messages.addingTerms.map(({ term, text }) => (
            <div key={term}>
              <dt>{term}</dt>
              <dd>{text}</dd>
            </div>
          ))}
          <div>
            <dt>{messages.bookmarklet}</dt>
            <dd>
              {messages.bookmarkletText} <Bookmarklet />
            </dd>
          </div>
        </dl>
      </section>
      <section className={styles.card} aria-labelledby="privacy">
        <h2 id="privacy">{messages.privacy}</h2>
        <p>{messages.privacyText}</p>
      </section>
    </div>
  );
}

interface TermsProps {
  id: string;
  title: string;
  terms: readonly { term: string; text: string }[];
}

function Terms({ id, title, terms }: TermsProps) {
  return (
    <section className={styles.card} aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <dl className={styles.terms}>
        {terms.map(({ term, text }) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** A bookmark that hands the page one is on to this Tidemark. It does nothing on this page itself. */
function Bookmarklet() {
  const link = useRef<HTMLAnchorElement>(null);
  useEffect(() => {
    const add = `${window.location.origin}/add?url=`;
    // React refuses such addresses, and rightly so where they come from data; this one is a constant.
    link.current?.setAttribute(
      "href",
      `javascript:location.href='${add}'+encodeURIComponent(location.href)`,
    );
  }, []);
  return (
    <a
      ref={link}
      href="/add"
      className={styles.bookmarklet}
      onClick={(event) => event.preventDefault()}
    >
      {messages.bookmarkletName}
    </a>
  );
}
