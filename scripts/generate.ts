import { generateClient } from "./launch/generate";
import { runCommand } from "./launch/run-command";

runCommand(async () => generateClient());
