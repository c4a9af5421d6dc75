import { type ErrorComponentProps, Link, useRouter } from "@tanstack/react-router";
import { EmptyState } from "@/lib/ui/empty-state";
import { ErrorNotice } from "@/lib/ui/error-notice";
import { PageTitle } from "@/lib/ui/page-title";
import { messages } from "./messages";

export function NotFoundPage() {
  return (
    <EmptyState title={messages.notFound} isPage>
      <PageTitle>{messages.notFound}</PageTitle>
      <p>{messages.notFoundText}</p>
      <p>
        <Link to="/">{messages.toStart}</Link>
      </p>
    </EmptyState>
  );
}

export function RouteError({ error }: ErrorComponentProps) {
  const router = useRouter();
  return (
    <ErrorNotice title={messages.pageFailed} error={error} retry={() => void router.invalidate()} />
  );
}
