// Behind a proxy that rewrites Host, forms still come from the address people see.
const publicHost = URL.canParse(process.env.AUTH_URL ?? "") ? [new URL(process.env.AUTH_URL).host] : [];

const securityHeaders = {
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "referrer-policy": "strict-origin-when-cross-origin",
  "permissions-policy": "camera=(), microphone=(), geolocation=(), browsing-topics=()",
};

/** @type {import("next").NextConfig} */
export default {
  // Native modules stay outside the bundle.
  serverExternalPackages: ["pg", "pino", "sharp", "mediabunny", "@mediabunny/server", "node-av", "@node-rs/argon2"],
  // Clips and posters come presigned from the bucket; Next must not proxy or re-encode them.
  images: { unoptimized: true },
  // `npm test` type-checks everything once; `npm start` need not repeat it.
  typescript: { ignoreBuildErrors: true },
  poweredByHeader: false,
  // Arguments of server actions are passwords and prompts.
  logging: { serverFunctions: false },
  experimental: {
    optimizePackageImports: ["radix-ui"],
    serverActions: { allowedOrigins: publicHost },
    // The first start matters most: writing the cache took it a quarter longer, and 150 MB of disk.
    turbopackFileSystemCacheForBuild: false,
  },
  // The Content-Security-Policy has a nonce and comes from middleware.ts.
  headers: async () => [
    { source: "/:path*", headers: Object.entries(securityHeaders).map(([key, value]) => ({ key, value })) },
  ],
  reactStrictMode: true,
};
