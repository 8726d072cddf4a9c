import { formatInstant } from "@/lib/core/clock";
import type { PublicDocument } from "@/lib/documents/queries";

/** The public versions of a corrected document, newest first, with the reason of each. */
export function DocumentVersions({
  document: { versions, publicId, version },
  isPreview,
}: {
  document: PublicDocument;
  /** Whether the shown version has no page yet that a link could lead to. */
  isPreview: boolean;
}) {
  if (versions.length < 2) return null;
  return (
    <section id="versions" className="versions" aria-labelledby="versions-title">
      <h2 id="versions-title">公开版本</h2>
      <ol reversed>
        {versions.toReversed().map(({ number, publishedAt, reason }) => (
          <li key={number}>
            {isPreview && number === version ? (
              <span aria-current="true">{`第${number}版`}</span>
            ) : (
              <a
                href={`/documents/${publicId}/v/${number}`}
                aria-current={number === version ? "true" : undefined}
              >{`第${number}版`}</a>
            )}
            <time dateTime={publishedAt}>{formatInstant(publishedAt)}</time>
            <span>{reason ? `更正：${reason}` : "首次发布"}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
