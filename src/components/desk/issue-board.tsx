"use client";

import { useId, useRef } from "react";
import { type Arrangement, orderOf } from "@/lib/issues/contents/rules";
import { ChangeSchema } from "@/lib/issues/contents/schema";
import { useArrangement } from "./board-arrangement";
import { BoardContents } from "./board-contents";
import { sheetNote, useIssuePages } from "./board-pages";
import { RecordAll } from "./board-proofs";
import { BoardSection } from "./board-section";
import { type BoardDocument, buttonOf, type PlacedDocument } from "./board-types";
import { BoardWaiting } from "./board-waiting";

type Props = {
  issueId: string;
  isBackIssue: boolean;
  arrangement: Arrangement;
  placed: readonly PlacedDocument[];
  waiting: readonly BoardDocument[];
  /** Found by the words of the search, to be printed once more; null where nothing is searched for. */
  reprints: readonly BoardDocument[] | null;
  mayArrange: boolean;
  mayProof: boolean;
};

/**
 * The board of an issue that is being compiled: its sections with their documents, the waiting ones beside them. A
 * document is moved by dragging, by Alt+↑ and Alt+↓, and by plain buttons, which work without JavaScript; all three are
 * one change, shown at once and taken back where the server refuses it.
 */
export function IssueBoard(props: Props) {
  const { issueId, isBackIssue, placed, waiting, reprints, mayArrange, mayProof } = props;
  const board = useRef<HTMLDivElement>(null);
  const id = useId();
  const formId = mayArrange ? id : null;
  const { arrangement, isBusy, said, problem, apply, submit } = useArrangement(props, board);
  const documents = new Map<string, PlacedDocument>(
    [...placed, ...[...waiting, ...(reprints ?? [])].map(asPlaced)].map((one) => [one.id, one]),
  );
  const content = [orderOf(props.arrangement), ...placed.map(({ textHash }) => textHash)].join(" ");
  const pages = useIssuePages(issueId, isBackIssue || placed.length === 0 ? null : content);
  const inIssue = new Set(arrangement.flatMap((one) => one.documents));
  const sections = arrangement.map(({ section }) => section);
  return (
    <div ref={board} className="board" aria-busy={isBusy}>
      <p className="visually-hidden" role="status" aria-live="polite">
        {said}
      </p>
      {formId && (
        <form
          id={formId}
          action={submit}
          onSubmit={(event) => {
            event.preventDefault();
            const { submitter } = event.nativeEvent as SubmitEvent;
            if (submitter instanceof HTMLButtonElement)
              apply(ChangeSchema.parse(JSON.parse(submitter.value)));
          }}
        >
          <input type="hidden" name="issueId" value={issueId} />
          <input type="hidden" name="seen" value={orderOf(props.arrangement)} />
        </form>
      )}
      {problem && (
        <p role="alert" className="form-answer refused">
          {problem}
        </p>
      )}
      <div className="board-head">
        {!isBackIssue && <PagesNote pages={pages} />}
        {formId && placed.length > 1 && (
          <button className="button quiet" {...buttonOf(formId, { type: "sort" })}>
            全部按机关和文号排序
          </button>
        )}
        {mayProof && <RecordAll issueId={issueId} documents={placed} what="本期" />}
        {formId && <span className="hint">拖动，或在文件上按 Alt+↑、Alt+↓ 移动</span>}
      </div>
      <div className={formId ? "board-columns" : undefined}>
        <div className="board-sections">
          {arrangement.map((one) => (
            <BoardSection
              key={one.section}
              section={one.section}
              documents={one.documents.flatMap((documentId) => documents.get(documentId) ?? [])}
              arrangement={arrangement}
              pages={pages}
              formId={formId}
              issueId={issueId}
              mayProof={mayProof}
            />
          ))}
          {!isBackIssue && placed.length > 0 && (
            <BoardContents arrangement={arrangement} documents={documents} pages={pages.pages} />
          )}
        </div>
        {formId && (
          <div className="board-side">
            <BoardWaiting
              title="来稿"
              empty="没有等待编入的文件"
              documents={[...waiting, ...removed(placed, inIssue)].filter((one) => !inIssue.has(one.id))}
              sections={sections}
              formId={formId}
              isTarget
            />
            <ReprintSearch />
            {reprints && (
              <BoardWaiting
                title="已发布的文件"
                empty="没有找到"
                documents={reprints.filter((one) => !inIssue.has(one.id))}
                sections={sections}
                formId={formId}
                isTarget={false}
              />
            )}
          </div>
        )}
      </div>
    </div>
  );
}

function PagesNote({ pages: { isBusy, pages, failure } }: { pages: ReturnType<typeof useIssuePages> }) {
  const shown = pages && !pages.problem ? sheetNote(pages.pageCount) : null;
  return (
    <p className="board-pages" role="status">
      {isBusy ? "正在排版…" : (failure ?? shown)}
      {!isBusy && pages?.problem && <span className="error">{pages.problem.message}</span>}
    </p>
  );
}

function ReprintSearch() {
  return (
    <form method="get" className="board-search">
      <label htmlFor="reprint">重印已发布的文件</label>
      <span>
        <input id="reprint" name="reprint" type="search" maxLength={100} placeholder="标题或文号" />
        <button type="submit" className="button plain">
          查找
        </button>
      </span>
    </form>
  );
}

/** Taken out just now, before the server says so. */
function removed(placed: readonly PlacedDocument[], inIssue: ReadonlySet<string>): readonly PlacedDocument[] {
  return placed.filter(({ id, state }) => !inIssue.has(id) && state !== "published");
}

/** A document that is being placed, until the server tells the rest of it. */
function asPlaced(document: BoardDocument): PlacedDocument {
  const sortKey = { rank: null, number: document.number, writtenOn: null };
  return { ...document, sortKey, textHash: "", standing: null, printed: null };
}
