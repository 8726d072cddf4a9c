"use client";

import { useId, useRef, useState } from "react";
import { formatDocumentNumber, parseTypedDocumentNumber } from "@/lib/content/document-number";
import { codeWordChoices, isOtherYear, mendedNumber } from "@/lib/documents/numbers/rules";
import type { Numbers } from "@/lib/documents/numbers/schema";
import type { OrganChoice } from "@/lib/organs/rules";
import { Proposal, type Typed, TypedField } from "./typed-field";
import { useNumbers } from "./use-numbers";

type Pieces = { readonly code: string; readonly year: string; readonly serial: string };

/**
 * 发文字号: the number as printed, and below it the same in pieces, with the next free serial. What looks wrong is said
 * and never keeps anybody from saving.
 */
export function NumberField({
  field,
  organs,
  issuers,
  writtenOn,
  documentId,
  gazetteId,
}: {
  field: Typed;
  organs: readonly OrganChoice[];
  issuers: readonly string[];
  /** YYYY-MM-DD or empty. */
  writtenOn: string;
  documentId: string | null;
  gazetteId: string;
}) {
  const { value, set } = field;
  const choices = codeWordChoices({ organs, issuers, writtenOn });
  const [typed, setTyped] = useState<Partial<Pieces>>({});
  const pieces = piecesOf(value, typed, { code: choices.own[0] ?? "", year: writtenOn.slice(0, 4) });
  const probe = composed({ ...pieces, serial: pieces.serial || "1" });
  const root = useRef<HTMLDivElement>(null);
  const asked = value.trim() || (probe ?? "");
  const numbers = useNumbers({ gazetteId, documentId, number: asked, field: root });
  const mended = mendedNumber(value);

  const type = (change: Partial<Pieces>) => {
    const next = { ...pieces, ...change };
    setTyped(next);
    const whole = composed(next);
    if (whole !== null) set(whole);
  };
  const take = (serial: number) => type({ serial: String(serial) });
  return (
    <div ref={root} className="number-field">
      <TypedField
        field={field}
        label="发文字号"
        hint="按原文填写；没有则空着"
        onType={(text) => {
          setTyped({});
          set(text);
        }}
      >
        {mended !== null && (
          <Proposal take={`改为 ${mended}`} onTake={() => set(mended)}>
            年份用六角括号，不空格，不加“第”。
          </Proposal>
        )}
      </TypedField>
      <NumberPieces pieces={pieces} choices={[...choices.own, ...choices.others]} onType={type} />
      <div role="status" className="number-words">
        {isOtherYear(value, writtenOn) && <p className="warning">字号中的年份与成文日期不是同一年。</p>}
        {value.trim() !== "" && numbers && <SameNumbers same={numbers.same} />}
        {numbers?.series && <SeriesWords series={numbers.series} serial={pieces.serial} onTake={take} />}
      </div>
    </div>
  );
}

function NumberPieces({
  pieces: { code, year, serial },
  choices,
  onType,
}: {
  pieces: Pieces;
  choices: readonly string[];
  onType: (change: Partial<Pieces>) => void;
}) {
  const id = useId();
  return (
    // biome-ignore lint/a11y/useSemanticElements: the fieldsets of this form are blocks of their own
    <div role="group" aria-label="字号的各部分" className="number-pieces">
      <div className="field">
        <label htmlFor={`${id}-code`}>代字</label>
        <input
          id={`${id}-code`}
          value={code}
          list={`${id}-codes`}
          autoComplete="off"
          maxLength={14}
          onChange={({ currentTarget }) => onType({ code: currentTarget.value.trim() })}
        />
        <datalist id={`${id}-codes`}>
          {choices.map((choice) => (
            <option key={choice} value={choice} />
          ))}
        </datalist>
      </div>
      <div className="field">
        <label htmlFor={`${id}-year`}>年份</label>
        <input
          id={`${id}-year`}
          value={year}
          inputMode="numeric"
          autoComplete="off"
          maxLength={4}
          onChange={({ currentTarget }) => onType({ year: currentTarget.value.trim() })}
        />
      </div>
      <div className="field">
        <label htmlFor={`${id}-serial`}>序号</label>
        <input
          id={`${id}-serial`}
          value={serial}
          inputMode="numeric"
          autoComplete="off"
          maxLength={5}
          onChange={({ currentTarget }) => onType({ serial: currentTarget.value.trim() })}
        />
      </div>
    </div>
  );
}

function SeriesWords({
  series: { code, year, highest, free },
  serial,
  onTake,
}: {
  series: NonNullable<Numbers["series"]>;
  /** The one that the number has; empty for none. */
  serial: string;
  onTake: (serial: number) => void;
}) {
  const used = highest === 0 ? "尚未编号" : `已编至 ${highest} 号`;
  const gaps = free.length > 0 ? `，空号 ${free.join("、")}` : "";
  const words = `${code}〔${year}〕${used}${gaps}。`;
  const next = highest + 1;
  // A number that stands is the original's: nothing is proposed in its place.
  if (serial !== "") return <p className="hint">{words}</p>;
  return (
    <Proposal take={`采用 ${next} 号`} onTake={() => onTake(next)}>
      {words}
    </Proposal>
  );
}

function SameNumbers({ same }: { same: Numbers["same"] }) {
  return same.map(({ id, title }, index) => (
    <p key={id ?? index} className="warning">
      {"与另一份文件字号相同："}
      {id === null ? title : <a href={`/desk/documents/${id}`}>{title}</a>}
    </p>
  ));
}

/** The pieces of the number as printed; where it is none, what was typed of them, else what suits the document. */
function piecesOf(
  value: string,
  typed: Partial<Pieces>,
  suitable: { readonly code: string; readonly year: string },
): Pieces {
  const parsed = parseTypedDocumentNumber(value);
  const printed = parsed && { code: parsed.code, year: String(parsed.year), serial: String(parsed.serial) };
  return { ...suitable, serial: "", ...printed, ...typed };
}

/** The number of whole pieces in normal form; null while one is wanting. */
function composed({ code, year, serial }: Pieces): string | null {
  const parsed = parseTypedDocumentNumber(`${code}〔${year}〕${serial}号`);
  return parsed && formatDocumentNumber(parsed);
}
