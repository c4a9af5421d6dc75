import type { Page } from "@playwright/test";
import { expectFit, fit } from "./support/accessibility";
import { required } from "./support/environment";
import { expectNames } from "./support/keyboard";
import {
  becomeAdministrator,
  becomeMember,
  becomeNewcomer,
  bring,
  forAdministrators,
  forMembers,
  forNewcomers,
  forVisitors,
  type State,
} from "./support/states";
import { test } from "./support/watched-page";

const people: { who: string; become: (page: Page) => Promise<void>; states: State[] }[] = [
  { who: "a visitor", become: async () => {}, states: forVisitors },
  { who: "a newcomer", become: becomeNewcomer, states: forNewcomers },
  { who: "a member", become: becomeMember, states: forMembers },
  {
    who: "an administrator",
    become: async (page) => {
      await becomeMember(page);
      await becomeAdministrator(page);
    },
    states: forAdministrators,
  },
];

/** Every state, or of every page the first. */
function toSee(states: State[]): State[] {
  const isFirst = ({ path }: State, at: number) =>
    states.findIndex((other) => other.path === path) === at;
  return fit === "pages" ? states.filter(isFirst) : states;
}

for (const { who, become, states } of people) {
  test(`what ${who} sees has names, is accessible and narrow enough`, async ({
    page,
    complaints,
  }) => {
    test.setTimeout(600_000);
    await become(page);
    for (const state of toSee(states)) {
      await test.step(state.name, async () => {
        await bring(page, state);
        await expectNames(page);
        await expectFit(page);
        if (state.complains) complaints.length = 0;
      });
    }
  });
}

/** Others find the pretended server without an administrator. */
test.afterAll(async () => {
  await fetch(`${required("BASE_URL")}/anew`, { method: "POST" });
});
