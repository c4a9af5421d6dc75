import { mutationOptions, queryOptions } from "@tanstack/react-query";
import { answer, api } from "@/lib/api/client";
import type { PriceImport } from "@/lib/api/types";

export const isUnderWay = ({ state }: PriceImport) => state !== "done" && state !== "failed";

export const importsQuery = queryOptions({
  queryKey: ["imports"],
  queryFn: async () => (await answer(api.GET("/imports"))).imports,
  refetchInterval: ({ state }) => (state.data?.some(isUnderWay) ? 1_000 : false),
});

export const importing = mutationOptions({
  mutationFn: (file: File) =>
    answer(
      api.POST("/imports", {
        // The description knows CSV as a text; it is sent as it is.
        body: file as unknown as string,
        bodySerializer: (content: unknown) => content as BodyInit,
        headers: { "Content-Type": contentType(file) },
      }),
    ),
  onSettled: (_data, _error, _file, _result, { client }) => client.invalidateQueries(importsQuery),
});

/** By the name: browsers do not agree on what they call a CSV file. */
function contentType({ name }: File): string {
  return name.toLowerCase().endsWith(".json") ? "application/json" : "text/csv";
}

export const refusedRowsAddress = (importId: string) => `/api/v1/imports/${importId}/refused`;
