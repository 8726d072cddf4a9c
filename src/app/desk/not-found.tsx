import Link from "next/link";

/** A page of the desk that is not there, or that the person may not see: both are told alike. */
export default function DeskNotFound() {
  return (
    <main className="sign-in">
      <h1>没有这个页面</h1>
      <p>网址有误，或者您没有查看的权限。</p>
      <p>
        <Link href="/desk" className="button main">
          回到待办
        </Link>
      </p>
    </main>
  );
}
