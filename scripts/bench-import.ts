import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { contentToText } from "../src/lib/content/to-text";
import { normaliseCharacters } from "../src/lib/importing/normalise-characters";
import { readIssue } from "../src/lib/importing/read-issue";
import { readLines } from "../src/lib/importing/read-lines";

/** How the time and the memory of reading an issue grow with its size; each size in a process of its own. */

const SIZES = [60_000, 180_000, 600_000, 1_800_000] as const;
/** Milliseconds that an issue of so many characters may take. */
const BUDGETS: ReadonlyMap<number, number> = new Map([
  [180_000, 2000],
  [600_000, 5000],
]);
const MEMORY_BUDGET_MB = 500;
const RUNS = 5;

const size = Number(process.argv[2] ?? 0);
if (size > 0) measure(size);
else {
  console.log("import   characters  median ms  slowest ms  ms per 100,000  memory MB");
  for (const one of SIZES) {
    const args = [...process.execArgv, fileURLToPath(import.meta.url), String(one)];
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: "utf8" });
    if (status !== 0) throw new Error(stderr);
    process.stdout.write(stdout);
  }
}

function measure(characters: number): void {
  const text = issueText(characters);
  const times: number[] = [];
  let kept = 0;
  for (let run = 0; run <= RUNS; run++) {
    const start = performance.now();
    const { documents } = readIssue(readLines(normaliseCharacters(text)));
    if (run > 0) times.push(performance.now() - start);
    kept = documents
      .flatMap(({ parts }) => parts)
      .reduce((sum, part) => sum + contentToText(part.content).length, 0);
  }
  if (kept < characters / 2) throw new Error(`only ${kept} of ${characters} characters were read`);
  times.sort((a, b) => a - b);
  const median = times[RUNS >> 1] ?? 0;
  const slowest = times.at(-1) ?? 0;
  const memory = process.resourceUsage().maxRSS / 1024;
  const budget = BUDGETS.get(characters);
  const shares = [
    budget ? `${percent(median, budget)} of the time allowed` : "",
    `${percent(memory, MEMORY_BUDGET_MB)} of the memory`,
  ];
  const columns = [
    text.length,
    Math.round(median),
    Math.round(slowest),
    Math.round((median * 100_000) / text.length),
    Math.round(memory),
  ];
  const [a, b, c, d, e] = columns.map(String);
  console.log(
    `import ${a?.padStart(12)} ${b?.padStart(10)} ${c?.padStart(11)} ${d?.padStart(15)} ${e?.padStart(10)}   ${shares.filter(Boolean).join(", ")}`,
  );
}

function percent(value: number, of: number): string {
  return `${Math.round((100 * value) / of)} %`;
}

/** An issue of hard-wrapped documents with headings, rosters, tables, furniture and boxes, about so many characters long. */
function issueText(characters: number): string {
  const place = "云溪市人民政府";
  const sentence = "各县（区）和有关部门要按照职责分工落实本项任务，明确责任人和完成时限，定期报送进展情况。";
  const wrapped = (text: string) => text.match(/.{1,22}/gu)?.join("\n\n") ?? "";
  const lines: string[] = [];
  let length = 0;
  for (let serial = 1; length < characters; serial++) {
    const items = Array.from({ length: 25 }, (_, item) =>
      wrapped(`（${item + 1}）第${item + 1}项。${sentence}${sentence}`),
    );
    const document = [
      `${place}公报 2025·3 市政府文件`,
      `— ${serial} —`,
      place,
      `关于印发云溪市第${serial}项工作实施方案的通知`,
      `云政发〔2025〕${serial}号`,
      "各县（区）人民政府：",
      `《云溪市第${serial}项工作实施方案》已经市人民政府同意，现印发给你们。`,
      place,
      "2025年3月5日",
      "（此件公开发布）",
      `云溪市第${serial}项工作实施方案`,
      "一、工作任务",
      ...items,
      "附件：任务表",
      "咨询单位：云溪市发展和改革局",
      "咨询电话：0000-1234567",
      "附件",
      "任务表",
      "序号\t任务\t责任单位",
      ...Array.from({ length: 20 }, (_, row) => `${row + 1}\t落实第${row + 1}项\t市发展和改革局`),
    ].join("\n\n");
    lines.push(document);
    length += document.length;
  }
  return lines.join("\n\n");
}
