"use client";

import { formatInstant } from "@/lib/core/clock";
import type { DraftStatus } from "./use-draft";

/** Where what was typed is kept, in words. */
export function DraftStatusLine({ status }: { status: DraftStatus }) {
  return (
    <p className="draft-status" role="status" data-kind={status.kind}>
      {wordsOf(status)}
    </p>
  );
}

function wordsOf(status: DraftStatus): string {
  switch (status.kind) {
    case "none":
      return "";
    case "typing":
      return "正在暂存…";
    case "kept":
      return `已暂存 ${formatInstant(status.at).slice(11)}`;
    case "failed":
      return status.isLocal
        ? `未能暂存（${status.message}），文字保存在本机，稍后自动再试`
        : `未能暂存（${status.message}），请勿关闭本页`;
  }
}

/** Who else has the document open, and whether somebody saved since this page was opened. */
export function OthersNote({
  names,
  newest,
  base,
}: {
  names: readonly string[];
  newest: { readonly sequence: number; readonly savedBy: string } | null;
  base: number;
}) {
  const isNewer = newest !== null && newest.sequence > base;
  return (
    <div role="status">
      {names.length > 0 && <p className="notice">{names.join("、")}也在编辑此文件。</p>}
      {isNewer && (
        <p className="notice">
          {newest.savedBy}已保存第 {newest.sequence} 次修订。您保存时会并列显示两份文字，由您取舍。
        </p>
      )}
    </div>
  );
}
