import { opaqueBlocks } from "@/lib/content/line-form";
import type { Content } from "@/lib/content/schema";
import { DocumentText } from "../document/document-text";

/** The tables and figures of a part, which its lines only name, to be read; nothing where it has none. */
export function OpaqueBlocks({ content, pictures }: { content: Content; pictures: string }) {
  const blocks = [...opaqueBlocks(content)];
  if (blocks.length === 0) return null;
  return (
    <details className="opaque">
      <summary>查看{blocks.map(([name]) => name).join("、")}</summary>
      {blocks.map(([name, block]) => (
        <div key={name}>
          <p className="hint">[[{name}]]</p>
          <DocumentText
            content={{ type: "doc", content: [block] }}
            outline={[]}
            prefix=""
            topLevel={4}
            pictures={pictures}
          />
        </div>
      ))}
    </details>
  );
}
