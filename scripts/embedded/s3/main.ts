// The embedded S3 store as a process of its own. It says where it listens and ends with the process that started it.
import { startStorage } from "./server";

const { env } = process;

function required(name: string): string {
  const value = env[name];
  if (value) return value;
  console.error(`The storage needs ${name}.`);
  process.exit(1);
}

const storage = await startStorage({
  folder: required("S3_FOLDER"),
  host: env.S3_HOST ?? "127.0.0.1",
  port: Number(env.S3_PORT ?? 0),
  bucket: required("S3_BUCKET"),
  credentials: { accessKeyId: required("S3_ACCESS_KEY_ID"), secretAccessKey: required("S3_SECRET_ACCESS_KEY") },
  allowFaults: env.S3_FAULTS === "1",
});

console.log(JSON.stringify({ listening: storage.url }));
process.send?.({ listening: storage.url });

const stop = () => storage.close().finally(() => process.exit());
process.once("SIGTERM", stop);
process.once("SIGINT", stop);
process.once("disconnect", () => process.exit());
