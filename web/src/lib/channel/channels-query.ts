import { queryOptions } from "@tanstack/react-query";
import { answer, api } from "@/lib/api/client";

/** The ways by which one's notifications go out, and what this installation offers. */
export const channelsQuery = queryOptions({
  queryKey: ["channels"],
  queryFn: () => answer(api.GET("/channels")),
});
