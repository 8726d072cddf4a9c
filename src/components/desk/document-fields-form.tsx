"use client";

import { useState } from "react";
import { GENRES, KindSchema } from "@/lib/content/kind";
import { genreOfTitle, organsOfTitle } from "@/lib/content/title";
import { KIND_RULES } from "@/lib/documents/kinds/rules";
import type { FieldValues } from "@/lib/documents/rules";
import type { OrganChoice } from "@/lib/organs/rules";
import { formatDay } from "../reader/format-day";
import { TextArea, TextField } from "../ui/field";
import { NumberField } from "./number-field";
import { OrganPicker } from "./organ-picker";
import { Proposal, TypedField, useTyped } from "./typed-field";

const KIND_OPTIONS = Object.entries(KIND_RULES).map(([value, { label }]) => ({ value, label }));
/** 附注 as documents print it, without brackets. */
const PUBLICITY = ["此件公开发布", "此件主动公开", "此件依申请公开", "此件删减后公开"];

/** The fields of a document (公文要素) as fields of a form, with what its title, date and number let one propose. */
export function DocumentFieldsForm({
  form,
  organs,
  documentId,
  gazetteId,
}: {
  form: FieldValues;
  /** To choose from (organs/queries `listOrgans`). */
  organs: readonly OrganChoice[];
  /** Null for a new one. */
  documentId: string | null;
  gazetteId: string;
}) {
  const title = useTyped("title", form.title);
  const genre = useTyped("genre", form.genre);
  const kind = useTyped("kind", form.kind);
  const issuers = useTyped("issuers", form.issuers);
  const signatories = useTyped("signatories", form.signatories);
  const numberText = useTyped("numberText", form.numberText);
  const writtenOn = useTyped("writtenOn", form.writtenOn);
  const writtenOnText = useTyped("writtenOnText", form.writtenOnText);
  // A genre that somebody chose against the title stays.
  const [isGenreOwn, setIsGenreOwn] = useState(
    () => genre.value !== "" && genre.value !== genreOfTitle(title.value),
  );
  const proposedGenre = genreOfTitle(title.value);
  const proposedIssuers = organsOfTitle(title.value).join("\n");
  const issuerNames = issuers.value.split("\n").filter((name) => name !== "");
  const printedDay = writtenOn.value === "" ? "" : formatDay(writtenOn.value);

  return (
    <div className="grid document-fields-form">
      <TypedField
        field={title}
        label="标题"
        lines={2}
        size="wide"
        onType={(text) => {
          title.set(text);
          const next = genreOfTitle(text);
          if (!isGenreOwn && next !== null) genre.set(next);
        }}
      />
      <TypedField
        field={genre}
        label="文种"
        list={GENRES}
        onType={(text) => {
          genre.set(text);
          setIsGenreOwn(text !== "" && text !== proposedGenre);
        }}
      >
        {proposedGenre !== null && proposedGenre !== genre.value && (
          <Proposal
            take={`采用“${proposedGenre}”`}
            onTake={() => {
              genre.set(proposedGenre);
              setIsGenreOwn(false);
            }}
          >
            标题的文种是“{proposedGenre}”。
          </Proposal>
        )}
      </TypedField>
      <TypedField
        field={kind}
        label="内容类别"
        options={KIND_OPTIONS}
        hint={KIND_RULES[KindSchema.catch("other").parse(kind.value)].hint}
      />
      <OrganPicker field={issuers} label="发文机关" organs={organs}>
        {proposedIssuers !== "" && proposedIssuers !== issuerNames.join("\n") && (
          <Proposal take="采用" onTake={() => issuers.set(proposedIssuers)}>
            标题中的机关是{proposedIssuers.replaceAll("\n", "、")}。
          </Proposal>
        )}
      </OrganPicker>
      <NumberField
        field={numberText}
        organs={organs}
        issuers={issuerNames}
        writtenOn={writtenOn.value}
        documentId={documentId}
        gazetteId={gazetteId}
      />
      <OrganPicker field={signatories} label="落款" organs={organs}>
        {signatories.value === "" && issuers.value !== "" && (
          <Proposal take="采用" onTake={() => signatories.set(issuers.value)}>
            与发文机关相同：{issuerNames.join("、")}。
          </Proposal>
        )}
      </OrganPicker>
      <TypedField
        field={writtenOn}
        label="成文日期"
        type="date"
        onType={(day) => {
          // The printed form follows as long as nobody wrote another.
          if (writtenOnText.value === printedDay) writtenOnText.set(day === "" ? "" : formatDay(day));
          writtenOn.set(day);
        }}
      />
      <TypedField field={writtenOnText} label="成文日期，按原文">
        {printedDay !== "" && writtenOnText.value !== printedDay && (
          <Proposal take={`采用 ${printedDay}`} onTake={() => writtenOnText.set(printedDay)}>
            {""}
          </Proposal>
        )}
      </TypedField>
      <TextArea name="addressee" label="主送机关" initial={form.addressee} hint="不带冒号" lines={2} />
      <TextField name="publicity" label="附注" initial={form.publicity} hint="不带括号" list={PUBLICITY} />
      <TextField name="consultUnit" label="咨询单位" initial={form.consultUnit} />
      <TextField name="consultPhone" label="咨询电话" initial={form.consultPhone} />
    </div>
  );
}
