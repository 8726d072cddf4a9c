import { beginAuditExport } from "@/lib/audit/mutations";
import { listExportRows } from "@/lib/audit/queries";
import { csvCell } from "@/lib/audit/rules";
import { AuditFilterSchema } from "@/lib/audit/schema";
import { currentTime, dayOf, formatInstant } from "@/lib/core/clock";
import { assertSameOrigin, errorResponse } from "@/lib/core/http";
import { logDefect } from "@/lib/core/log";
import { signedInActor } from "@/lib/users/gateway";

export const dynamic = "force-dynamic";

const CHUNK = 500;
const HEADINGS = [
  "序号",
  "时间",
  "人员",
  "人员编号",
  "事件",
  "对象",
  "对象编号",
  "说明",
  "原始记录",
  "校验值",
];

/** The record as a CSV file (UTF-8 with a byte order mark, RFC 4180), with the filters of the page. Itself recorded. */
export async function GET(request: Request): Promise<Response> {
  try {
    // It is recorded, so that a link of another site must not set it off.
    assertSameOrigin(request);
    const actor = await signedInActor();
    const asked = Object.fromEntries(new URL(request.url).searchParams);
    const filter = AuditFilterSchema.parse(asked);
    const now = currentTime();
    const { upTo } = await beginAuditExport({ actor, now, filter });
    const rows = linesOf((after) => listExportRows({ filter, after, upTo, limit: CHUNK }));
    return new Response(streamOf(rows), {
      headers: {
        "Content-Type": "text/csv; charset=utf-8",
        "Content-Disposition": `attachment; filename="audit-${dayOf(now)}.csv"; filename*=UTF-8''${encodeURIComponent(`操作记录-${dayOf(now)}.csv`)}`,
        "Cache-Control": "private, no-store",
      },
    });
  } catch (error) {
    return errorResponse(error);
  }
}

type Rows = Awaited<ReturnType<typeof listExportRows>>;

async function* linesOf(read: (after: number) => Promise<Rows>): AsyncGenerator<string> {
  yield `\ufeff${toLine(HEADINGS)}`;
  for (let after = 0; ; ) {
    const rows = await read(after);
    if (rows.length > 0) yield rows.map(rowOf).map(toLine).join("");
    const last = rows.at(-1);
    if (rows.length < CHUNK || !last) return;
    after = last.sequence;
  }
}

function rowOf(row: Rows[number]): string[] {
  const { sequence, at, actorName, actorId, type, about, subject, before, after, payload, hash } = row;
  const said = `${before}${about}${after}`;
  return [
    String(sequence),
    formatInstant(at),
    actorName,
    actorId ?? "",
    type,
    about,
    subject,
    said,
    payload,
    hash,
  ];
}

function toLine(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(",")}\r\n`;
}

/** A body that is read from the database as fast as it is taken. */
function streamOf(lines: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    pull: async (controller) => {
      try {
        const { value, done } = await lines.next();
        if (done) controller.close();
        else controller.enqueue(encoder.encode(value));
      } catch (error) {
        logDefect(error);
        controller.error(error);
      }
    },
    cancel: async () => {
      await lines.return(undefined);
    },
  });
}
