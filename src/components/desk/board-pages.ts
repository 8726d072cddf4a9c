"use client";

import { useEffect, useState } from "react";
import type { IssuePages } from "@/lib/issues/printed/queries";

/** Milliseconds that the order rests before it is set: several moves in a row are set once. */
const REST_MS = 700;

export type BoardPages = {
  readonly isBusy: boolean;
  readonly pages: IssuePages | null;
  /** Why nothing could be read, in words. */
  readonly failure: string | null;
};

/** The pages that the issue would have, set anew after each change of `content`; null content: not asked for. */
export function useIssuePages(issueId: string, content: string | null): BoardPages {
  const [state, setState] = useState<BoardPages>({ isBusy: content !== null, pages: null, failure: null });
  useEffect(() => {
    if (content === null) {
      setState({ isBusy: false, pages: null, failure: null });
      return;
    }
    const asking = new AbortController();
    setState(({ pages }) => ({ isBusy: true, pages, failure: null }));
    const timer = setTimeout(async () => {
      const answer = await readPages(issueId, asking.signal);
      if (!asking.signal.aborted) setState((before) => ({ ...before, ...answer, isBusy: false }));
    }, REST_MS);
    return () => {
      clearTimeout(timer);
      asking.abort();
    };
  }, [issueId, content]);
  return state;
}

async function readPages(
  issueId: string,
  signal: AbortSignal,
): Promise<{ pages: IssuePages } | { failure: string }> {
  const pages = await fetch(`/desk/issues/${issueId}/pages`, { signal })
    .then((response) => (response.ok ? (response.json() as Promise<IssuePages>) : null))
    .catch(() => null);
  return pages ? { pages } : { failure: "暂时不能排版，页码稍后再算" };
}

/** `第 5–8 页`, `第 5 页`. */
export function pageRange([first, last]: readonly [number, number]): string {
  return first === last ? `第 ${first} 页` : `第 ${first}–${last} 页`;
}

/** How far a number of pages is from what is printed on whole sheets. */
export function sheetNote(pageCount: number): string {
  const short = (4 - (pageCount % 4)) % 4;
  return short === 0 ? `共 ${pageCount} 页，是 4 的倍数` : `共 ${pageCount} 页，4 的倍数还差 ${short} 页`;
}
