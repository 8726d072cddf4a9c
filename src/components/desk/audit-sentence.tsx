import Link from "next/link";

/** What someone did, as a sentence whose middle leads to what it was done to. */
export function AuditSentence({
  entry: { before, about, after, href },
}: {
  entry: {
    readonly before: string;
    readonly about: string;
    readonly after: string;
    readonly href: string | null;
  };
}) {
  return (
    <>
      {before}
      {about !== "" && (href === null ? <span>{about}</span> : <Link href={href}>{about}</Link>)}
      {after}
    </>
  );
}
