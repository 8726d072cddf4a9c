import Link from "next/link";

/** What stands where there is nothing yet: a sentence and the one next step. */
export function EmptyNote({ text, href, step }: { text: string; href: string; step: string }) {
  return (
    <div className="empty">
      <p>{text}</p>
      <Link href={href} className="button main">
        {step}
      </Link>
    </div>
  );
}
