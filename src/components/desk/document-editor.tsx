"use client";

import {
  startTransition,
  useActionState,
  useEffect,
  useEffectEvent,
  useId,
  useMemo,
  useRef,
  useState,
} from "react";
import type { CommentThread } from "@/lib/documents/comments/queries";
import { lostComments, type PlacedAnchor } from "@/lib/documents/comments/rules";
import type { DraftText } from "@/lib/documents/drafts/schema";
import type { FieldValues } from "@/lib/documents/rules";
import type { Attachment, DocumentPart as SavedPart } from "@/lib/documents/schema";
import type { OrganChoice } from "@/lib/organs/rules";
import { FormStateContext } from "../ui/form-state";
import { AttachmentsField } from "./attachments-field";
import { highlightsOf } from "./comment-highlights";
import { CommentsPanel } from "./comments-panel";
import { ConflictPanel } from "./conflict-panel";
import { DocumentFieldsForm } from "./document-fields-form";
import { DocumentPart, type EditedPart, PART_TYPE_LABELS, partName } from "./document-part";
import { DraftOffer } from "./draft-offer";
import { DraftStatusLine, OthersNote } from "./draft-status";
import { type EditedText, editedParts, fieldValuesOf, movePart } from "./edited-text";
import type { Highlight, PartEditorHandle } from "./editor/part-editor";
import { readEditedText } from "./read-edited-text";
import { problemsOf, SaveAnswer, type Saved, type SaveState, saveCarefully } from "./save-document";
import { uploadPicture } from "./upload-picture";
import { useDraft } from "./use-draft";

const NO_HIGHLIGHTS: readonly Highlight[] = [];

export type EditableDocument = {
  readonly id: string;
  readonly gazetteId: string;
  readonly sequence: number;
  readonly values: FieldValues;
  readonly parts: readonly SavedPart[];
  readonly attachments: readonly Attachment[];
};

/**
 * A document in the making: its fields, its parts and what goes with it, saved together as a revision. What is typed is
 * kept as the own draft meanwhile, and a save over somebody else's shows both texts. Needs JavaScript.
 */
export function DocumentEditor({
  document,
  organs,
  draft,
  isEditable,
  comments,
  aside,
}: {
  document: EditableDocument;
  /** To choose issuers, signatories and code words from. */
  organs: readonly OrganChoice[];
  draft: { readonly text: DraftText; readonly baseSequence: number; readonly keptAt: string } | null;
  isEditable: boolean;
  comments: {
    readonly threads: readonly CommentThread[];
    readonly mayComment: boolean;
    readonly mayAnswer: boolean;
  };
  /** What stands beside the text: workflow, source, revisions. */
  aside: React.ReactNode;
}) {
  const [state, submit, isSaving] = useActionState<SaveState, FormData>(saveCarefully, null);
  const [values, setValues] = useState({
    key: 0,
    fields: document.values,
    attachments: document.attachments,
  });
  const [parts, setParts] = useState(() => editedParts(document.parts, 0));
  const [base, setBase] = useState(document.sequence);
  const [problem, setProblem] = useState<string | null>(null);
  const [conflict, setConflict] = useState<EditedText | null>(null);
  const [selection, setSelection] = useState<PlacedAnchor | null>(null);
  const [activeId, setActiveId] = useState<string | null>(null);
  const highlights = useMemo(() => highlightsOf(comments.threads, activeId), [comments.threads, activeId]);
  // What was remarked on is done with: the form is for the next one.
  useEffect(() => {
    if (comments.threads.length > 0) setSelection(null);
  }, [comments.threads.length]);
  const lostIds = useMemo(
    () => lostComments(comments.threads, document.parts),
    [comments.threads, document.parts],
  );
  const form = useRef<HTMLFormElement>(null);
  const handles = useRef(new Map<string, PartEditorHandle>());
  const submitted = useRef(0);
  /** Counts what came into the page since it was opened: texts taken, parts added. */
  const round = useRef(0);
  const noteId = useId();

  const read = () => readEditedText(form.current, parts, handles.current);
  const kept = useDraft({
    documentId: document.id,
    baseSequence: base,
    isEditable,
    read: () => read().text,
  });
  const pictures = `/desk/documents/${document.id}/pictures`;

  const settleSave = useEffectEvent((saved: Saved) => {
    setBase(saved.sequence);
    setConflict(null);
    setParts((now) => now.filter((part) => !part.isRemoved));
    kept.settle(submitted.current);
  });
  useEffect(() => {
    if (state?.ok && state.data) settleSave(state.data);
  }, [state]);

  const showConflict = useEffectEvent((sequence: number) => {
    if (sequence === base) return;
    setConflict(read().text);
    setBase(sequence);
  });
  useEffect(() => {
    // The page is read again with the refusal: what the other person saved comes with it.
    if (state && !state.ok && state.code === "conflict") showConflict(document.sequence);
  }, [state, document.sequence]);

  function save(event: React.FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    if (isSaving) return;
    const now = read();
    setProblem(now.problem);
    if (now.problem !== null || now.text === null) return;
    const data = new FormData(event.currentTarget);
    data.set("parts", JSON.stringify(now.text.parts));
    submitted.current = kept.stamp();
    startTransition(() => submit(data));
  }

  /** A step is taken with the saved text: what is typed and not saved yet is no part of it. */
  function askAboutUnsaved(event: React.FormEvent): void {
    // A comment is no step, and takes nothing of the text along.
    const isStep = event.target instanceof HTMLElement && event.target.closest(".workflow");
    if (
      !isStep ||
      !kept.hasUnsaved() ||
      window.confirm("有未保存的改动，此操作只对已保存的文字生效。仍要继续？")
    )
      return;
    event.preventDefault();
    event.stopPropagation();
  }

  function take(text: EditedText, from: number): void {
    handles.current.clear();
    setParts(editedParts(text.parts, ++round.current));
    setValues(({ key }) => ({
      key: key + 1,
      fields: fieldValuesOf(text.fields),
      attachments: text.attachments,
    }));
    setBase(from);
    kept.touch();
  }

  function showComment(id: string): void {
    setActiveId(id);
    const part = parts[comments.threads.find((thread) => thread.id === id)?.part ?? 0];
    if (!part) return;
    // A part far down has no editor yet: it is made as the part comes near.
    window.document.getElementById(`part-${part.key}`)?.scrollIntoView();
    handles.current.get(part.key)?.showHighlight(id);
  }

  function changePart(key: string, change: Partial<EditedPart>): void {
    setParts((now) => now.map((part) => (part.key === key ? { ...part, ...change } : part)));
    kept.touch();
  }

  function addPart(type: "annex" | "instrument"): void {
    const annexes = parts.filter((part) => part.type === "annex" && !part.isRemoved).length;
    const label = type === "annex" ? (annexes === 0 ? "附件" : `附件${annexes + 1}`) : "";
    const empty = { type, label, title: null, parent: 0, content: { type: "doc" as const, content: [] } };
    const [added] = editedParts([empty], ++round.current);
    if (added) setParts((now) => [...now, { ...added, parent: now[0]?.key ?? null }]);
    kept.touch();
  }

  const removable = parts.filter((part) => part.type !== "body");
  return (
    <div className="with-side">
      <form
        ref={form}
        className="form document-editor"
        data-main={isEditable || undefined}
        onSubmit={save}
        onKeyDown={(event) => {
          // Enter in a line of text saves nothing by accident.
          if (event.key === "Enter" && event.target instanceof HTMLInputElement) event.preventDefault();
        }}
        onInput={(event) => {
          // The editors' own fields are told of by the editors.
          if (event.target instanceof HTMLElement && !event.target.closest(".part-editor")) kept.touch();
        }}
      >
        <FormStateContext value={problemsOf(state)}>
          {isEditable && <OthersNote names={kept.others} newest={kept.newest} base={base} />}
          {isEditable && (
            <DraftOffer
              documentId={document.id}
              draft={draft}
              sequence={document.sequence}
              onTake={(text, from) => take(text, from)}
            />
          )}
          {conflict && (
            <ConflictPanel
              mine={conflict}
              theirs={{ fields: document.values, parts: document.parts, attachments: document.attachments }}
              sequence={document.sequence}
              onTake={(text) => take(text, document.sequence)}
              read={() => read().text}
              onClose={() => setConflict(null)}
            />
          )}
          <fieldset disabled={!isEditable} className="document-fields">
            <input type="hidden" name="documentId" value={document.id} />
            <input type="hidden" name="expectedSequence" value={base} />
            <DocumentFieldsForm
              key={values.key}
              form={values.fields}
              organs={organs}
              documentId={document.id}
              gazetteId={document.gazetteId}
            />
          </fieldset>
          {parts.map((part, index) => (
            <DocumentPart
              key={part.key}
              part={part}
              parents={parts
                .slice(0, index)
                .filter((other) => !other.isRemoved)
                .map((other) => ({ key: other.key, name: partName(other) }))}
              isFirst={part === removable[0]}
              isLast={part === removable.at(-1)}
              isEditable={isEditable}
              pictures={pictures}
              uploadPicture={(file) => uploadPicture(pictures, file)}
              highlights={highlights[index] ?? NO_HIGHLIGHTS}
              onHighlight={setActiveId}
              onSelect={(anchor) => setSelection(anchor && { ...anchor, part: index })}
              onText={kept.touch}
              handle={(handle) => {
                if (handle) handles.current.set(part.key, handle);
                else handles.current.delete(part.key);
              }}
              onChange={(change) => changePart(part.key, change)}
              onMove={(by) => {
                setParts((now) => movePart(now, part.key, by));
                kept.touch();
              }}
            />
          ))}
          {isEditable && (
            <p className="add-parts">
              <button type="button" className="button plain" onClick={() => addPart("annex")}>
                添加附件
              </button>
              <button type="button" className="button plain" onClick={() => addPart("instrument")}>
                添加印发的文本
              </button>
            </p>
          )}
          <fieldset disabled={!isEditable} className="document-files">
            <AttachmentsField key={values.key} documentId={document.id} initial={values.attachments} />
          </fieldset>
          {isEditable && (
            <div className="save-bar">
              <div className="field grow">
                <label htmlFor={noteId}>修订说明</label>
                <input id={noteId} name="note" maxLength={200} placeholder="改了什么，供同事查看" />
              </div>
              <div className="save-words">
                <SaveAnswer state={state} problem={problem} isSaving={isSaving} />
                <DraftStatusLine status={kept.status} />
              </div>
              <button type="submit" className="button main" aria-disabled={isSaving}>
                {isSaving ? "正在保存…" : "保存"}
              </button>
            </div>
          )}
        </FormStateContext>
      </form>
      <aside className="side" onSubmitCapture={askAboutUnsaved}>
        {parts.length > 1 && (
          <nav aria-label="部分">
            <h2>部分</h2>
            <ol className="part-list">
              {parts.map((part) => (
                <li key={part.key}>
                  <a href={`#part-${part.key}`}>{partName(part)}</a>
                  {part.type !== "body" && part.label === "" && <span>{PART_TYPE_LABELS[part.type]}</span>}
                </li>
              ))}
            </ol>
          </nav>
        )}
        {aside}
        <CommentsPanel
          documentId={document.id}
          {...comments}
          selection={selection}
          activeId={activeId}
          lostIds={lostIds}
          onActivate={showComment}
        />
      </aside>
    </div>
  );
}
