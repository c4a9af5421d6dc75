import { useQuery } from "@tanstack/react-query";
import { Link, Outlet, useRouter, useRouterState } from "@tanstack/react-router";
import { Suspense, useEffect, useRef } from "react";
import type { Account } from "@/lib/api/types";
import { messages as common } from "@/lib/messages";
import { accountQuery, instanceQuery } from "@/lib/session/session-queries";
import { Notice } from "@/lib/ui/notice";
import { Skeleton } from "@/lib/ui/skeleton";
import { InboxMark } from "./inbox-mark";
import { LanguageChoice } from "./language-choice";
import { LiveMark } from "./live-mark";
import { messages } from "./messages";
import styles from "./shell.module.css";

/** The frame of every page: header, banners, content, footer. */
export function Shell() {
  const { data: account } = useQuery(accountQuery);
  const instance = useQuery(instanceQuery).data;
  useLeavingWhenLoggedOut(account);
  const main = useFocusOnNavigation();
  const isSettingUp = useRouterState({ select: ({ location }) => location.pathname === "/setup" });

  return (
    <div className={styles.shell}>
      <a className={styles.skip} href="#content">
        {messages.skipToContent}
      </a>
      <Header loggedIn={Boolean(account)} />
      <main id="content" ref={main} tabIndex={-1} className={styles.main}>
        {instance?.demo && <DemoNotice shop={instance.demoShopUrl} />}
        {instance?.setupRequired && account && !isSettingUp && (
          <Notice tone="warning" title={messages.setupRequired}>
            <Link to="/setup">{messages.setupLink}</Link>
          </Notice>
        )}
        <Suspense fallback={<Skeleton rows={3} height="6rem" />}>
          <Outlet />
        </Suspense>
      </main>
      <footer className={styles.footer}>
        {instance && <span>{messages.version(instance.version)}</span>}
        <Link to="/help">{messages.help}</Link>
        {account && <Link to="/sources">{messages.sources}</Link>}
        <Link to="/status">{messages.status}</Link>
        {account?.admin && <Link to="/admin">{messages.administration}</Link>}
        <a href="/api/docs">{messages.apiDocs}</a>
        <LanguageChoice />
      </footer>
    </div>
  );
}

/** Said on every page: nobody may take the demo shop's prices for real ones. */
function DemoNotice({ shop }: { shop: string | null }) {
  return (
    <p className={styles.demo}>
      <span>{messages.demo}</span>{" "}
      {shop && (
        <a href={shop} target="_blank" rel="noopener noreferrer">
          {messages.demoLink}
          <span aria-hidden="true">&nbsp;↗</span>
          <span className="visually-hidden"> ({common.newTab})</span>
        </a>
      )}
    </p>
  );
}

function Header({ loggedIn }: { loggedIn: boolean }) {
  return (
    <header className={styles.header}>
      <div className={styles.bar}>
        <Link to="/" className={styles.brand} aria-label={messages.home}>
          <svg viewBox="0 0 32 32" aria-hidden="true">
            <rect width="32" height="32" rx="8" />
            <path d="M6 11h8v6h6v5h6" />
          </svg>
          <span className={styles.word}>Tidemark</span>
        </Link>
        {loggedIn && <LiveMark />}
        <nav aria-label={messages.navigation} className={styles.nav}>
          {loggedIn ? (
            <>
              <NavLink to="/">{messages.myItems}</NavLink>
              <NavLink to="/flash-sales">{messages.flashSales}</NavLink>
              <NavLink to="/search">{messages.search}</NavLink>
              <NavLink to="/account">{messages.account}</NavLink>
            </>
          ) : (
            <NavLink to="/login">{messages.logIn}</NavLink>
          )}
        </nav>
        {loggedIn && <InboxMark />}
      </div>
    </header>
  );
}

interface NavLinkProps {
  to: "/" | "/flash-sales" | "/search" | "/account" | "/login";
  children: string;
}

function NavLink({ to, children }: NavLinkProps) {
  return (
    <Link
      to={to}
      className={styles.link}
      activeOptions={{ exact: true, includeSearch: false }}
      activeProps={{ className: styles.active ?? "", "aria-current": "page" }}
    >
      {children}
    </Link>
  );
}

/** A session may end by itself or elsewhere: then the login page says so, and leads back here. */
function useLeavingWhenLoggedOut(account: Account | null | undefined) {
  const router = useRouter();
  const before = useRef(account);
  useEffect(() => {
    const { pathname, href } = router.state.location;
    if (before.current && account === null && pathname !== "/login") {
      void router.navigate({ to: "/login", search: { ended: true, redirect: href } });
    }
    before.current = account;
  }, [account, router]);
}

/** A new page begins at its top, for the eyes by scrolling and for a screen reader by the focus. */
function useFocusOnNavigation() {
  const main = useRef<HTMLElement>(null);
  const path = useRouterState({ select: ({ resolvedLocation }) => resolvedLocation?.pathname });
  const before = useRef(path);
  useEffect(() => {
    if (before.current !== undefined && before.current !== path) main.current?.focus();
    before.current = path;
  }, [path]);
  return main;
}
