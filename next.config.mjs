/** @type {import("next").NextConfig} */
export default {
  // Native modules stay outside the bundle.
  serverExternalPackages: ["pg", "pino", "sharp", "mediabunny", "@mediabunny/server", "node-av", "@node-rs/argon2"],
  // Clips and posters come presigned from the bucket; Next must not proxy or re-encode them.
  images: { unoptimized: true },
  // `npm test` type-checks everything once; `npm start` need not repeat it.
  typescript: { ignoreBuildErrors: true },
  poweredByHeader: false,
  reactStrictMode: true,
  experimental: { optimizePackageImports: ["radix-ui"] },
};
