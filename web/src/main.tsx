import "@/app/tokens.css";
import "@/app/base.css";
import { loadFirstPage } from "@/app/first-page";
import { loadLanguage } from "@/languages/load";
import { preferredLanguage } from "@/lib/language/language";

// The words of a language have to be in place before any page is loaded.
const speaking = loadLanguage(preferredLanguage());
const root = document.getElementById("root");

if (root) {
  const { pathname, search } = window.location;
  const first = loadFirstPage(pathname, search);
  await speaking;
  void first?.code();
  const { start } = await import("@/app/start");
  await start(root);
}
