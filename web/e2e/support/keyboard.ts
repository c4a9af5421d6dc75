import { expect, type Locator, type Page } from "@playwright/test";

/** More stops than any page has. */
const MOST_STOPS = 120;

/** Moves the focus on by Tab until it is where it should be; at every stop one must see and hear where one is. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let stop = 0; stop < MOST_STOPS; stop++) {
    await page.keyboard.press("Tab");
    await expectClearStop(page);
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`${target} is not reached by ${MOST_STOPS} presses of Tab on ${page.url()}`);
}

async function expectClearStop(page: Page): Promise<void> {
  const stop = await page.evaluate(() => {
    const element = document.activeElement;
    // Past the last stop the focus is in the browser's own frame for one press.
    if (element === null || element === document.body) return null;
    const { top, bottom, left, right } = element.getBoundingClientRect();
    const isOutlined = [null, "::after"].some((part) => {
      const { outlineStyle, outlineWidth } = getComputedStyle(element, part);
      return outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 2;
    });
    return {
      what: element.outerHTML.slice(0, 200),
      isOutlined,
      isOnScreen: bottom > 0 && top < innerHeight && right > 0 && left < innerWidth,
    };
  });
  if (stop === null) return;
  expect(stop, `the focus is seen on ${page.url()} at ${stop.what}`).toMatchObject({
    isOutlined: true,
    isOnScreen: true,
  });
  await expect(page.locator(":focus-within").last(), stop.what).toHaveAccessibleName(/\S/);
}

const NAMED =
  "alertdialog|button|checkbox|combobox|dialog|img|link|progressbar|radio|searchbox|slider|table|textbox";

/** Nothing that a screen reader tells of is without a name. */
export async function expectNames(page: Page): Promise<void> {
  const tree = await page.locator("body").ariaSnapshot();
  const nameless = tree
    .split("\n")
    .filter((line) => new RegExp(`^\\s*- (${NAMED})(?! ")`).test(line));
  expect(nameless, `what has no name on ${page.url()}`).toEqual([]);
}
