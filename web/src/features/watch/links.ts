/** The links in a text, each once, in the order they stand there. */
export function linksIn(text: string): string[] {
  return [...new Set(text.match(/https?:\/\/[^\s"'<>]+/gi) ?? [])];
}

/** What a program hands over to be added: the link itself, or the text that has it. */
export function sharedLink(shared: {
  url?: string | undefined;
  text?: string | undefined;
  title?: string | undefined;
}): string {
  const { url = "", text = "", title = "" } = shared;
  return linksIn(url)[0] ?? linksIn(text)[0] ?? linksIn(title)[0] ?? url ?? "";
}

/** Whether a text is meant as a link, also one without its beginning; anything else is words to search for. */
export function isLink(text: string): boolean {
  return /:\/\/|\.\S*\/|^\S+\.[a-z]{2,}\S*$/i.test(text.trim());
}
