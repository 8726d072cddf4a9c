import { formatInstant } from "@/lib/core/clock";
import type { PublicDocument } from "@/lib/documents/queries";

/** What must be known before a document is read: that it is withdrawn, or that this is not its present version. */
export function DocumentNotices({
  document: { publicId, version, versions, withdrawn, publishedAt },
  isOldAddress,
}: {
  document: PublicDocument;
  isOldAddress: boolean;
}) {
  const latest = versions.at(-1)?.number ?? version;
  return (
    <>
      {withdrawn && (
        <div className="notice" role="note">
          <p>
            <strong className="state-withdrawn">已撤回</strong>
            {` 本文件已于 ${formatInstant(withdrawn.at)} 撤回。`}
            {withdrawn.reason && `原因：${withdrawn.reason}`}
          </p>
          <p>
            {withdrawn.isTextHidden ? "依照有关规定，正文不再显示。" : "以下为撤回前公开的文本，仅供查考。"}
          </p>
        </div>
      )}
      {isOldAddress && (
        <div className="notice" role="note">
          <p>
            {`这是第${version}版，${formatInstant(publishedAt)} 发布。`}
            {version === latest ? (
              <>
                它就是现行公开版本，<a href={`/documents/${publicId}`}>永久网址</a>总是显示现行版本。
              </>
            ) : (
              <>
                它已被更正，请阅读<a href={`/documents/${publicId}`}>{`现行的第${latest}版`}</a>。
              </>
            )}
          </p>
        </div>
      )}
    </>
  );
}
