import type { ImportedDocument } from "../../importing/schema";
import { normalisedNumber } from "../rules";
import type { DocumentFields, DocumentPart } from "../schema";

/** The fields of a document as a file states them. */
export function importedFields(document: ImportedDocument): DocumentFields {
  const { docNumberText, docNumber } = document;
  return {
    title: document.title,
    numberText: docNumberText ?? docNumber,
    number: docNumber ?? normalisedNumber(docNumberText),
    genre: document.genre,
    kind: document.kind,
    issuers: document.issuers,
    signatories: document.signatories,
    addressee: document.addressee,
    writtenOn: document.writtenOn,
    writtenOnText: document.writtenOnText,
    publicity: document.publicity,
    consultUnit: document.consultUnit,
    consultPhone: document.consultPhone,
  };
}

/** Its parts, without what only the reading needs to know. */
export function importedParts({ parts }: ImportedDocument): DocumentPart[] {
  return parts.map(({ firstLine: _line, isTitlePrinted: _printed, ...part }) => part);
}
