import { outlineOf, partAnchors } from "@/lib/content/anchors";
import type { DocumentPart } from "@/lib/documents/schema";

type OutlineLink = { readonly anchor: string; readonly depth: 0 | 1 | 2; readonly text: string };

/** More entries than this show the first level only. */
const MAX_ENTRIES = 60;
const LEAST_ENTRIES = 3;

/** The headings that lead through a document: titles of its parts, then two levels of headings; [] for a short text. */
export function outlineLinks(parts: readonly DocumentPart[]): OutlineLink[] {
  const outline = outlineOf(parts);
  const anchors = partAnchors(parts);
  const links = parts.flatMap((part, index): OutlineLink[] => {
    const anchor = anchors[index];
    const own = outline.filter((entry) => entry.part === index && entry.level <= 2);
    const highest = Math.min(...own.map((entry) => entry.level));
    return [
      ...(anchor ? [{ anchor, depth: 0 as const, text: nameOf(part) }] : []),
      ...own.map(({ anchor: to, level, text }) => ({
        anchor: to,
        depth: level === highest ? (1 as const) : (2 as const),
        text: text.replace(/[。：:]$/u, ""),
      })),
    ];
  });
  const shown = links.length > MAX_ENTRIES ? links.filter((link) => link.depth < 2) : links;
  return shown.length < LEAST_ENTRIES ? [] : shown;
}

function nameOf({ label, title }: DocumentPart): string {
  return [label, title].filter(Boolean).join("　") || "正文之后";
}

/**
 * The outline: at the side where there is room, else folded above the text. Both work without scripts; one of the
 * two is always `display: none`.
 */
export function DocumentOutline({ links }: { links: readonly OutlineLink[] }) {
  const list = (
    <ol>
      {links.map(({ anchor, depth, text }) => (
        <li key={anchor} className={`depth-${depth}`}>
          <a href={`#${anchor}`}>{text}</a>
        </li>
      ))}
    </ol>
  );
  return (
    <>
      <details className="outline-fold">
        <summary>本文目录</summary>
        {list}
      </details>
      <nav className="outline-side" aria-label="本文目录">
        <p aria-hidden="true">本文目录</p>
        {list}
      </nav>
    </>
  );
}
