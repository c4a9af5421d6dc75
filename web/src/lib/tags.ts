/** The tags in a text such as `phone, gift`, each once, in the order they are written. */
export function tagsIn(text: string): string[] {
  const tags = text.split(",").map((tag) => tag.trim().replace(/\s+/g, " "));
  return [...new Set(tags.filter((tag) => tag !== ""))];
}
