import type { NextConfig } from "next";

const config: NextConfig = {
  reactStrictMode: true,
  poweredByHeader: false,
  typedRoutes: false,
  // Native modules and the compiler's child process stay outside the bundle.
  serverExternalPackages: [
    "@myriaddreamin/typst-ts-node-compiler",
    "@node-rs/argon2",
    "@prisma/adapter-better-sqlite3",
    "better-sqlite3",
    "better-auth",
    "pino",
  ],
  // Pages are cached in memory alone: what a restart forgets cannot be served stale after a restore or a change of
  // the data folder (docs/decisions/0006-reader-cache.md).
  experimental: {
    isrFlushToDisk: false,
    // A form carries a whole document; the longest seen is a tenth of this.
    serverActions: { bodySizeLimit: "4mb" },
  },
  cacheMaxMemorySize: 128 * 1024 * 1024,
  rewrites: async () => [
    // The home page has a parameter of its own only so that it, too, is rendered at the first request and cached.
    { source: "/", destination: "/home/latest" },
    { source: "/documents/:id.pdf", destination: "/api/pdf/documents/:id" },
    { source: "/documents/:id.json", destination: "/api/v1/documents/:id" },
    { source: "/:gazette/:year(\\d{4})/:number.pdf", destination: "/api/pdf/issues/:gazette/:year/:number" },
  ],
  headers: async () => [
    {
      // Outside caches are told at most a minute; Next would tell them a year.
      source: "/((?!desk|api|search|_next).*)",
      headers: [{ key: "Cache-Control", value: "public, max-age=0, s-maxage=60" }],
    },
    {
      source: "/:path*",
      headers: [
        { key: "X-Content-Type-Options", value: "nosniff" },
        { key: "X-Frame-Options", value: "DENY" },
        { key: "Referrer-Policy", value: "strict-origin-when-cross-origin" },
        { key: "Permissions-Policy", value: "camera=(), microphone=(), geolocation=()" },
      ],
    },
  ],
};

export default config;
