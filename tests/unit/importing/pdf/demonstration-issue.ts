import type { PrintIssue } from "@/lib/print/schema";
import { demonstration } from "../../../../prisma/demo/demonstration";

/** The demonstration issue as print is given it: every text of it was written for it. */
export function demonstrationIssue(): PrintIssue {
  const { gazette, issue, documents } = demonstration;
  const { slug: _slug, place: _place, sections, codeWords: _codeWords, ...facts } = gazette;
  return {
    gazette: facts,
    year: issue.year ?? 2026,
    number: issue.number ?? "1",
    totalNumber: issue.totalNumber,
    issueDate: issue.publishedOn,
    board: issue.board,
    notices: issue.notices,
    url: "https://gongbao.example/yunxi/2026/3",
    sections: sections.map((name) => ({
      name,
      documents: documents.flatMap((document, index) =>
        document.section !== name
          ? []
          : [
              {
                id: String(index),
                title: document.title,
                number: document.docNumber,
                addressee: document.addressee,
                signatories: document.signatories,
                writtenOnText: document.writtenOnText,
                publicity: document.publicity,
                consultUnit: document.consultUnit,
                consultPhone: document.consultPhone,
                url: null,
                parts: document.parts.map(({ type, label, title, content }) => ({
                  type,
                  label,
                  title,
                  content,
                })),
              },
            ],
      ),
    })),
  };
}
