import { expect, type Page } from "@playwright/test";
import { expectFit, expectNarrowEnough } from "./support/accessibility";
import { test } from "./support/watched-page";

const greetings = {
  id: "Masuk",
  ms: "Log masuk",
  th: "เข้าสู่ระบบ",
  vi: "Đăng nhập",
  "zh-Hant": "登入",
  "pt-BR": "Entrar",
};

async function becomeMember(page: Page) {
  const username = `words-${Math.random().toString(36).slice(2, 10)}`;
  const data = { username, password: "a sentence to remember" };
  for (const call of ["register", "login"]) {
    const answer = await page.request.post(`/api/v1/auth/${call}`, { data });
    expect(answer.ok(), call).toBe(true);
  }
}

for (const [language, logIn] of Object.entries(greetings)) {
  test.describe(language, () => {
    test.use({ locale: language === "zh-Hant" ? "zh-TW" : language });

    test("a browser in this language is greeted in it", async ({ page }) => {
      await page.goto("/login");
      await expect(page.getByRole("heading", { name: logIn, exact: true })).toBeVisible();
      await expect(page.locator("html")).toHaveAttribute("lang", language);
      await expectFit(page);

      await page.goto("/help");
      await expect(page.getByRole("heading", { level: 1 })).toContainText("Tidemark");
      await expectFit(page);

      await becomeMember(page);
      for (const path of ["/", "/account", "/flash-sales"]) {
        await page.goto(path);
        await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
        await expectNarrowEnough(page);
      }
    });
  });
}

test("a language that was chosen stays, whatever the browser's own", async ({ page }) => {
  await page.goto("/help");
  await expect(page.getByRole("heading", { name: "How Tidemark works" })).toBeVisible();

  await page.getByLabel("Language").selectOption("pt-BR");

  await expect(page.getByRole("heading", { name: "Como o Tidemark funciona" })).toBeVisible();
  await page.goto("/login");
  await expect(page.getByRole("heading", { name: "Entrar" })).toBeVisible();
  await page.getByLabel("Idioma").selectOption("en");
  await expect(page.getByRole("heading", { name: "Log in" })).toBeVisible();
});
