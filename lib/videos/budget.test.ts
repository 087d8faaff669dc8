import { expect, it } from "vitest";
import { makeViewer, uniquePrompt } from "@/tests/support/studio";
import { createVideo } from "./create";

it("says what is left of the budget, to less than a cent", async () => {
  const viewer = await makeViewer({ budgetMicros: 4000 });
  await expect(createVideo(viewer, { requestId: "r", prompt: uniquePrompt(), seconds: 4 })).rejects.toMatchObject({
    code: "budget_exceeded",
    message: "This costs $0.40, and $0.004 of your monthly budget is left.",
  });
});
