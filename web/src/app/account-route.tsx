import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { lazy } from "react";
import { accountQuery } from "@/lib/session/session-queries";

const AccountPage = lazy(async () => ({
  default: (await import("@/features/account/account-page")).AccountPage,
}));

/** The account page; leaving it by logging out forgets everything the account had loaded. */
export function AccountRoute() {
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  return (
    <AccountPage
      onLoggedOut={async () => {
        await navigate({ to: "/login" });
        queryClient.setQueryData(accountQuery.queryKey, null);
        queryClient.removeQueries({
          predicate: ({ queryKey }) => !["account", "instance"].includes(String(queryKey[0])),
        });
      }}
    />
  );
}
