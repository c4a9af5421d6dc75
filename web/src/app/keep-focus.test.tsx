import { beforeAll, expect, test } from "vitest";
import { keepFocus } from "./keep-focus";

beforeAll(keepFocus);

function show(html: string): void {
  document.body.innerHTML = html;
}

const find = (selector: string) => document.querySelector<HTMLElement>(selector);

/** Observers of changes have been told once this is over. */
const told = () => new Promise((done) => setTimeout(done));

test("when what has the focus goes, the focus stays in the part it was in", async () => {
  show("<main><ul><li><button>Edit</button></li></ul></main>");
  find("button")?.focus();

  find("button")?.replaceWith("a form");
  await told();
  expect(document.activeElement).toBe(find("li"));

  find("ul")?.remove();
  await told();
  expect(document.activeElement).toBe(find("main"));
});

test("a part that was focused for want of something better is no stop of its own afterwards", async () => {
  show("<main><section><button>Edit</button></section><a href='/'>Elsewhere</a></main>");
  find("button")?.focus();
  find("button")?.remove();
  await told();
  expect(document.activeElement).toBe(find("section"));

  find("a")?.focus();
  expect(find("section")?.hasAttribute("tabindex")).toBe(false);
});

test("whoever has left the focus by will is not brought back", async () => {
  show("<main><button>Edit</button></main>");
  find("button")?.focus();
  find("button")?.blur();
  await told();

  find("button")?.remove();
  await told();
  expect(document.activeElement).toBe(document.body);
});
