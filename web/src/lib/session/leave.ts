/** Leaves after logging out, by loading the page anew: nothing the account had loaded stays in memory. */
export function leave(): void {
  window.location.assign("/login");
}
