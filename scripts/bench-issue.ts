import { heading, paragraph } from "../src/lib/content/build";
import type { PrintIssue } from "../src/lib/print/schema";
import { typesetIssue } from "../src/lib/print/typeset";

/** How long a whole issue of about 180,000 characters takes to be set as a PDF, in milliseconds. */

const DOCUMENTS = 30;
const PARAGRAPHS = 60;
const SENTENCE =
  "各乡镇人民政府和有关部门要按照职责分工落实本项任务，明确责任人和完成时限，定期报送进展情况，确保年底前全部完成。";

const gazette = "云溪市青石区人民政府";
console.log(`issue of ${DOCUMENTS * PARAGRAPHS * SENTENCE.length * 2} characters, ${DOCUMENTS} documents`);

const issue = printIssue();
const printing = await timed(3, async () => typesetIssue({ issue }));
console.log(
  `PDF      median ${printing.median} ms, slowest ${printing.slowest} ms, ${ratio(printing.median, 3000)} of the budget of 3 s`,
);

async function timed(
  runs: number,
  work: () => Promise<unknown>,
): Promise<{ median: number; slowest: number }> {
  const times: number[] = [];
  await work();
  for (let i = 0; i < runs; i++) {
    const start = performance.now();
    await work();
    times.push(Math.round(performance.now() - start));
  }
  times.sort((a, b) => a - b);
  return { median: times[times.length >> 1] ?? 0, slowest: times.at(-1) ?? 0 };
}

function ratio(ms: number, budgetMs: number): string {
  return `${Math.round((100 * ms) / budgetMs)} %`;
}

function printIssue(): PrintIssue {
  const documents = Array.from({ length: DOCUMENTS }, (_, i) => ({
    id: `d${i}`,
    title: `${gazette}关于做好第${i + 1}项工作的通知`,
    number: `青政发〔2025〕${i + 1}号`,
    addressee: "各乡（镇）人民政府",
    signatories: [gazette],
    writtenOnText: "2025年3月5日",
    publicity: "此件公开发布",
    consultUnit: null,
    consultPhone: null,
    url: null,
    parts: [
      {
        type: "body" as const,
        label: null,
        title: null,
        content: {
          type: "doc" as const,
          content: [
            heading(1, "一、", "工作任务"),
            ...Array.from({ length: PARAGRAPHS }, () => paragraph(SENTENCE + SENTENCE)),
          ],
        },
      },
    ],
  }));
  const empty = {
    sponsor: "",
    publisher: "",
    frequency: "季刊",
    motto: "",
    address: "",
    postcode: "",
    phone: "",
    email: "",
  };
  return {
    gazette: { ...empty, name: `${gazette}公报`, masthead: "" },
    year: 2025,
    number: "1",
    totalNumber: 1,
    issueDate: "2025-03-31",
    board: null,
    notices: [],
    url: null,
    sections: [{ name: "区政府文件", documents }],
  };
}
