import type { Metadata } from "next";
import "./desk.css";
import "./document-fields.css";
import "./issue.css";
import "./document.css";
import "./people.css";
import "./editor.css";
import "./document-pages.css";
import "./overview.css";
import "./comments.css";

export const metadata: Metadata = {
  title: { template: "%s · 公报编辑部", default: "公报编辑部" },
  robots: { index: false, follow: false },
};

export default function DeskLayout({ children }: { children: React.ReactNode }) {
  return children;
}
