import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

const GATEWAY = "../gateway/src/main/java/dev/tidemark/gateway/site/WebApp.java";

/** The gateway's own expression, put together from the lines it is written on. */
function pagesOfTheGateway(): RegExp {
  const [, written = ""] =
    /Pattern\.compile\(([\s\S]*?)\);/.exec(readFileSync(GATEWAY, "utf8")) ?? [];
  const expression = [...written.matchAll(/"([^"]*)"/g)].map((match) => match[1]).join("");
  return new RegExp(`^(?:${expression})$`);
}

test("the gateway knows every address that the pages route", () => {
  const routes = [...readFileSync("src/app/router.tsx", "utf8").matchAll(/path: "([^"]+)"/g)]
    .map((match) => match[1] ?? "")
    .map((path) => path.replaceAll(/\$\w+Id/g, "1").replaceAll(/\$\w+/g, "sg"));

  const unknown = routes.filter((route) => !pagesOfTheGateway().test(route));
  expect(unknown, `${GATEWAY} answers these with status 404`).toEqual([]);
});
