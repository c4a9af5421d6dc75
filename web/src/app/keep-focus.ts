/** A part of the page that is worth being in when what was inside it has gone. */
const PARTS = "li, form, section, fieldset, dialog, article, main";

/**
 * Keeps the focus on the page: when what has it is taken away, such as a button that opened a form in its own place, the
 * focus goes to the nearest part of the page that is still there, and Tab goes on from it. Without this the browser
 * leaves it nowhere, and a screen reader begins again at the top.
 */
export function keepFocus(): void {
  let trail: Element[] = [];
  document.addEventListener("focusin", ({ target }) => {
    trail = target instanceof Element ? partsAround(target) : [];
  });
  document.addEventListener("focusout", () => {
    // Whoever clicks beside everything has left by will: nothing was taken away.
    queueMicrotask(() => {
      if (isNowhere() && trail[0]?.isConnected) trail = [];
    });
  });
  new MutationObserver(() => {
    if (trail[0] === undefined || trail[0].isConnected || !isNowhere()) return;
    const part = trail.find((each) => each.isConnected);
    trail = [];
    if (part instanceof HTMLElement) focusPart(part);
  }).observe(document.body, { childList: true, subtree: true });
}

/** The element itself and the parts it is in, the innermost first. */
function partsAround(element: Element): Element[] {
  const parts = [element];
  for (let part = element.closest(PARTS); part; part = part.parentElement?.closest(PARTS) ?? null) {
    if (part !== element) parts.push(part);
  }
  return parts;
}

function isNowhere(): boolean {
  return document.activeElement === null || document.activeElement === document.body;
}

function focusPart(part: HTMLElement): void {
  if (!part.hasAttribute("tabindex")) {
    part.tabIndex = -1;
    part.addEventListener("blur", () => part.removeAttribute("tabindex"), { once: true });
  }
  part.focus({ preventScroll: true });
}
