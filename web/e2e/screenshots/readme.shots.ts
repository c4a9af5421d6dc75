import { expect, test } from "@playwright/test";
import { MOCK_SETUP_TOKEN } from "../mock/api";
import { required } from "../support/environment";

/** The few pictures that the documents show, small enough to be kept. */
const FOLDER = "../docs/images";

const pictures = [
  { name: "item", path: "/items/sg.67707640.2245175584", width: 1200, height: 1000, dark: false },
  {
    name: "item-phone",
    path: "/items/sg.67707640.2245175584",
    width: 390,
    height: 844,
    dark: true,
  },
  { name: "list", path: "/", width: 1200, height: 900, dark: false },
];

for (const { name, path, width, height, dark } of pictures) {
  test(`the picture of ${name}`, async ({ page }) => {
    const server = required("BASE_URL");
    const post = (call: string, data: object) =>
      page.request.post(`${server}/api/v1${call}`, { data });
    await post("/auth/login", { username: "ada", password: "correct horse" });
    await post("/setup", { token: MOCK_SETUP_TOKEN });
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ colorScheme: dark ? "dark" : "light" });

    await page.goto(server + path);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(page.getByText("Loading…", { exact: true })).toHaveCount(0);
    await page.screenshot({ path: `${FOLDER}/${name}.jpg`, type: "jpeg", quality: 72 });
  });
}
