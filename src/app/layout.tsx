import type { Metadata, Viewport } from "next";
import { publicOrigin } from "@/components/reader/public-origin";
import "./globals.css";

export function generateMetadata(): Metadata {
  return {
    metadataBase: new URL(publicOrigin()),
    title: "政府公报",
    // Numbers of documents are no telephone numbers.
    formatDetection: { telephone: false, date: false, address: false, email: false },
  };
}

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  colorScheme: "light dark",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#fffdf9" },
    { media: "(prefers-color-scheme: dark)", color: "#171614" },
  ],
};

export default function RootLayout({ children }: { children: React.ReactNode }) {
  return (
    <html lang="zh-CN">
      <body>{children}</body>
    </html>
  );
}
