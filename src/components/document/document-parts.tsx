import { outlineOf, partAnchors } from "@/lib/content/anchors";
import type { DocumentPart } from "@/lib/documents/schema";
import { DocumentText } from "./document-text";
import { TitleText } from "./title-text";

type Shown = { readonly parts: readonly DocumentPart[]; readonly pictures: string };

/** The body of a document, under its title and addressee. */
export function DocumentBody({ parts, pictures }: Shown) {
  const body = parts[0];
  if (!body) return null;
  const outline = outlineOf(parts).filter((entry) => entry.part === 0);
  return <DocumentText content={body.content} outline={outline} prefix="" topLevel={2} pictures={pictures} />;
}

/** The texts that a document issues and its annexes, each under its own title and at its own anchor. */
export function DocumentAttachments({ parts, pictures }: Shown) {
  const outline = outlineOf(parts);
  const anchors = partAnchors(parts);
  return parts.map((part, index) => {
    const anchor = anchors[index];
    if (!anchor) return null;
    return (
      <section
        key={anchor}
        id={anchor}
        className="attachment"
        aria-label={part.title ?? part.label ?? undefined}
      >
        {part.label && !part.title && <h2 className="part-label">{part.label}</h2>}
        {part.label && part.title && <p className="part-label">{part.label}</p>}
        {part.title && (
          <h2 className="document-title part-title">
            <TitleText>{part.title}</TitleText>
          </h2>
        )}
        <DocumentText
          content={part.content}
          outline={outline.filter((entry) => entry.part === index)}
          prefix={`${anchor}-`}
          topLevel={part.title || part.label ? 3 : 2}
          pictures={pictures}
        />
      </section>
    );
  });
}
