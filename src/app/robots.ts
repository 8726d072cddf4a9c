import type { MetadataRoute } from "next";

/** Everything published may be indexed; result lists and the desk are no content. */
export default function robots(): MetadataRoute.Robots {
  return { rules: { userAgent: "*", allow: "/", disallow: ["/desk", "/search", "/api/"] } };
}
