import { chooseFreePort } from "../embedded/ports";
import { startService } from "../embedded/service";
import { isLocal, reachableHost } from "./address";
import type { Ground, Part } from "./parts";
import { onStop, stopWith } from "./stopping";
import { UserError } from "./user-error";

const BUCKET = "dailies";

/** Our S3 store on the data folder. It listens where the app listens, because browsers play straight from it. */
export async function startStorage({ dataDir, secrets, ports, app }: Ground): Promise<Part> {
  const host = isLocal(app.host) ? "127.0.0.1" : app.host;
  // Set but empty (a line left blank in .env) means unset.
  const publicEndpoint = process.env.S3_PUBLIC_ENDPOINT || undefined;
  const port = await chooseFreePort(portOf(publicEndpoint) ?? ports.preferred("storage"), host);
  const access = {
    S3_BUCKET: BUCKET,
    S3_ACCESS_KEY_ID: secrets.S3_ACCESS_KEY_ID,
    S3_SECRET_ACCESS_KEY: secrets.S3_SECRET_ACCESS_KEY,
  };
  const logFile = dataDir.log("storage");
  const storage = await startService({
    name: "storage",
    entry: "scripts/embedded/s3/main.ts",
    env: { ...access, S3_FOLDER: dataDir.storage, S3_HOST: host, S3_PORT: String(port) },
    logFile,
  });
  onStop(storage.stop);
  stopWith(storage.child, "storage", `See ${logFile}`);
  ports.remember("storage", `http://${reachableHost(host)}:${port}`);
  const endpoint = `http://${reachableHost(host)}:${port}`;
  return {
    name: "storage",
    embedded: true,
    what: "embedded S3 store",
    where: publicEndpoint ?? endpoint,
    env: {
      ...access,
      S3_ENDPOINT: endpoint,
      S3_PUBLIC_ENDPOINT: publicEndpoint ?? endpoint,
      S3_REGION: "us-east-1",
      S3_FORCE_PATH_STYLE: "true",
    },
  };
}

/** A published port (a container's, a forwarded one) is the one to listen on. */
function portOf(endpoint: string | undefined): number | undefined {
  return endpoint && URL.canParse(endpoint) ? Number(new URL(endpoint).port) || undefined : undefined;
}

export function yourStorage(bucket: string): Part {
  const where = `${bucket} at ${process.env.S3_ENDPOINT || "AWS"}`;
  return { name: "storage", embedded: false, what: "your S3 bucket", where, env: {} };
}

/** Half a configuration must not end up in the embedded store unnoticed. */
export function refuseHalfConfigured(): void {
  const names = ["S3_ENDPOINT", "S3_ACCESS_KEY_ID", "S3_SECRET_ACCESS_KEY"].filter((name) => process.env[name]);
  if (names.length > 0) throw new UserError(`${names.join(", ")} set, but not S3_BUCKET. Set it too, or none of them.`);
}
