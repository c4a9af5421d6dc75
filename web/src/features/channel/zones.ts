/** The time zones that the browser knows, and the chosen one even if it does not. */
export function zonesWith(chosen: string): string[] {
  return [...new Set([chosen, "UTC", ...Intl.supportedValuesOf("timeZone")])].sort();
}
