import { expect, it } from "vitest";
import { UserError } from "../launch/user-error";
import { runAdmin } from "./commands";

const flags = { email: "ada@example.com", password: "correct horse", admin: false, "api-key": false, unlimited: false };
const setBudget = (usd: string) => runAdmin("set-budget", { ...flags, usd });

it("takes amounts of dollars and none", async () => {
  await runAdmin("create-user", flags);
  for (const [usd, budgetMicros] of [
    ["0", 0],
    ["12.5", 12_500_000],
    ["1000000", 1_000_000_000_000],
    ["none", null],
  ] as const) {
    expect(await setBudget(usd)).toMatchObject({ budgetMicros });
    expect(await runAdmin("list-users", flags)).toMatchObject([{ budgetMicros }]);
  }
});

it.each(["", " ", "Infinity", "1e30", "1e3", "-1", "0x10", "1000000.01", "50 dollars"])(
  "refuses --usd %j",
  async (usd) => {
    await expect(setBudget(usd)).rejects.toThrow(UserError);
  },
);
