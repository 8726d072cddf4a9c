import { fileTypeLabel, formatBytes } from "@/lib/documents/files/schema";
import type { Attachment } from "@/lib/documents/schema";

/** 附带文件: the files that go with a document, to be downloaded. */
export function DocumentFiles({ files, address }: { files: readonly Attachment[]; address: string }) {
  if (files.length === 0) return null;
  return (
    <section className="document-files" aria-labelledby="files">
      <h2 id="files">附带文件</h2>
      <ul>
        {files.map(({ sha256, name, mediaType, bytes }) => (
          <li key={sha256}>
            <a href={`${address}/${sha256}`} download={name}>
              {name}
            </a>
            <span>{`${fileTypeLabel(mediaType)}，${formatBytes(bytes)}`}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
