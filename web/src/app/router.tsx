import type { QueryClient } from "@tanstack/react-query";
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  notFound,
  parseSearchWith,
  type RouterHistory,
  redirect,
  stringifySearchWith,
} from "@tanstack/react-router";
import { withAlertWords } from "@/languages/load";
import { accountQuery, instanceQuery } from "@/lib/session/session-queries";
import { NotFoundPage, RouteError } from "./error-pages";
import {
  addOf,
  flashSalesOf,
  inboxOf,
  itemOf,
  itemsOf,
  loginOf,
  searchOf,
  sessionOf,
} from "./search-params";
import { Shell } from "./shell";

interface RouterContext {
  queryClient: QueryClient;
}

interface Guarded {
  context: RouterContext;
  location: { href: string };
}

/** Leads to the login page, and back here afterwards. */
async function needsAccount({ context, location }: Guarded) {
  const account = await context.queryClient.ensureQueryData(accountQuery);
  if (account === null) {
    throw redirect({
      to: "/login",
      search: location.href === "/" ? {} : { redirect: location.href },
    });
  }
}

/** Someone who is logged in has no use for the pages of those who are not. */
async function needsNoAccount({ context }: Guarded) {
  if ((await context.queryClient.ensureQueryData(accountQuery)) !== null) {
    throw redirect({ to: "/" });
  }
}

/** Others are told that there is no such page. */
async function needsAdministrator(guarded: Guarded) {
  await needsAccount(guarded);
  const account = await guarded.context.queryClient.ensureQueryData(accountQuery);
  if (!account?.admin) throw notFound();
}

/** The same, unless the operator shows items to everyone. */
async function needsAccountUnlessPublic(guarded: Guarded) {
  const { queryClient } = guarded.context;
  if ((await queryClient.ensureQueryData(accountQuery)) !== null) return;
  const { publicPages } = await queryClient.ensureQueryData(instanceQuery);
  if (!publicPages) await needsAccount(guarded);
}

/** Its banners stand above every page: known before the first one, so that they do not push it down. */
async function knowsInstance({ context }: Guarded) {
  await context.queryClient.ensureQueryData(instanceQuery).catch(() => {});
}

const rootRoute = createRootRouteWithContext<RouterContext>()({
  beforeLoad: knowsInstance,
  component: Shell,
  notFoundComponent: NotFoundPage,
});

const routes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: "/",
    validateSearch: itemsOf,
    beforeLoad: needsAccount,
    component: lazyRouteComponent(() => import("./home-page"), "HomePage"),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: "/add",
    validateSearch: addOf,
    beforeLoad: needsAccount,
    component: lazyRouteComponent(() => import("./adding-page"), "AddingPage"),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: "/help",
    component: lazyRouteComponent(() => import("@/features/help/help-page"), "HelpPage"),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: "/status",
    component: lazyRouteComponent(() => import("@/features/status/status-page"), "StatusPage"),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: "/login",
    validateSearch: loginOf,
    beforeLoad: needsNoAccount,
    component: lazyRouteComponent(() => import("@/features/account/login-page"), "LoginPage"),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: "/register",
    beforeLoad: needsNoAccount,
    component: lazyRouteComponent(() => import("@/features/account/register-page"), "RegisterPage"),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: "/setup",
    beforeLoad: needsAccount,
    component: lazyRouteComponent(() => import("@/features/account/setup-page"), "SetupPage"),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: "/items/$itemKey",
    validateSearch: itemOf,
    beforeLoad: needsAccountUnlessPublic,
    component: lazyRouteComponent(() => import("./one-item-page"), "OneItemPage"),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: "/search",
    validateSearch: searchOf,
    beforeLoad: needsAccountUnlessPublic,
    component: lazyRouteComponent(() => import("@/features/search/search-page"), "SearchPage"),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: "/flash-sales",
    validateSearch: flashSalesOf,
    beforeLoad: needsAccountUnlessPublic,
    component: lazyRouteComponent(
      () => import("@/features/flash-sale/flash-sales-page"),
      "FlashSalesPage",
    ),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: "/flash-sales/$region/$sessionId",
    validateSearch: sessionOf,
    beforeLoad: needsAccountUnlessPublic,
    component: lazyRouteComponent(
      () => import("@/features/flash-sale/session-page"),
      "SessionPage",
    ),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: "/inbox",
    validateSearch: inboxOf,
    beforeLoad: needsAccount,
    component: lazyRouteComponent(
      () => withAlertWords(() => import("@/features/alert/inbox-page")),
      "InboxPage",
    ),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: "/alerts",
    beforeLoad: needsAccount,
    component: lazyRouteComponent(
      () => withAlertWords(() => import("@/features/alert/alerts-page")),
      "AlertsPage",
    ),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: "/sources",
    beforeLoad: needsAccount,
    component: lazyRouteComponent(() => import("@/features/source/sources-page"), "SourcesPage"),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: "/admin",
    beforeLoad: needsAdministrator,
    component: lazyRouteComponent(() => import("./admin-page"), "AdministrationPage"),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: "/admin/operations",
    beforeLoad: needsAdministrator,
    component: lazyRouteComponent(
      () => import("@/features/operations/operations-page"),
      "OperationsPage",
    ),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: "/account",
    beforeLoad: needsAccount,
    component: lazyRouteComponent(
      () => withAlertWords(() => import("./own-account-page")),
      "OwnAccountPage",
    ),
  }),
] as const;

/** Without a history of its own the router follows the browser's. */
export function createAppRouter(queryClient: QueryClient, history?: RouterHistory) {
  return createRouter({
    ...(history && { history }),
    routeTree: rootRoute.addChildren([...routes]),
    context: { queryClient },
    defaultPreload: "intent",
    defaultErrorComponent: RouteError,
    scrollRestoration: true,
    // Values stay the texts they are: a number of 19 digits read as JSON would be another number.
    parseSearch: parseSearchWith((value) => value),
    stringifySearch: stringifySearchWith(String),
  });
}

declare module "@tanstack/react-router" {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
  interface HistoryState {
    /** The link that led here was of an item that was on the list already. */
    alreadyWatched?: boolean;
  }
}
