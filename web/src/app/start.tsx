import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { keepFocus } from "./keep-focus";
import { LiveUpdates } from "./live-updates";
import { keepOfflinePage } from "./offline-page";
import { createQueryClient } from "./query-client";
import { createAppRouter } from "./router";

/** Puts the app into the page; its words have to be there before. */
export async function start(root: HTMLElement): Promise<void> {
  const queryClient = createQueryClient();
  const router = createAppRouter(queryClient);
  keepOfflinePage();
  keepFocus();
  // The page's own code need not wait until the server has said who is logged in.
  const [matched] = router.getMatchedRoutes(window.location.pathname);
  for (const route of matched) router.loadRouteChunk(route)?.catch(() => {});
  // Until then the head of the page stays that is in the HTML.
  await router.load();
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={queryClient}>
        <LiveUpdates />
        <RouterProvider router={router} />
      </QueryClientProvider>
    </StrictMode>,
  );
}
