// Runs outside the server and the bundle, one job a process: the compiler's memory grows with every run and is only
// given back when its process ends. Reads one JSON job from standard input; writes one line of JSON, then the PDF.
import { readFileSync } from "node:fs";
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";

async function readJob() {
  const chunks = [];
  for await (const chunk of process.stdin) chunks.push(chunk);
  return JSON.parse(Buffer.concat(chunks).toString("utf8"));
}

function messagesOf(compiler, diagnostics) {
  return diagnostics ? compiler.fetchDiagnostics(diagnostics).map(({ message }) => message) : [];
}

/** Which pictures cannot be set, each tried alone: the compiler's message does not name the one at fault. */
function findBroken(compiler, { workspace, pictures }) {
  return pictures
    .filter(({ name }) => {
      const probe = `#image("pictures/${name}", alt: "图")`;
      compiler.mapShadow(`${workspace}/probe.typ`, Buffer.from(probe, "utf8"));
      const { result } = compiler.compile({ mainFilePath: `${workspace}/probe.typ` });
      if (!result) return true;
      try {
        compiler.pdf(result);
        return false;
      } catch {
        return true;
      }
    })
    .map(({ name }) => name);
}

function run({ workspace, main, fontFolders, data, pictures, standard }) {
  const compiler = NodeCompiler.create({ workspace, fontArgs: [{ fontPaths: fontFolders }] });
  compiler.mapShadow(`${workspace}/data.json`, Buffer.from(data, "utf8"));
  for (const { name, file } of pictures)
    compiler.mapShadow(`${workspace}/pictures/${name}`, readFileSync(file));
  const outcome = compiler.compile({ mainFilePath: `${workspace}/${main}` });
  const warnings = messagesOf(compiler, outcome.takeWarnings());
  const document = outcome.result;
  const broken = () => findBroken(compiler, { workspace, pictures });
  if (!document) {
    return { errors: messagesOf(compiler, outcome.takeError()), warnings, brokenPictures: broken() };
  }
  const pages = compiler.query(document, { selector: "<page-of>", field: "value" });
  try {
    const pdf = compiler.pdf(document, { pdfStandard: standard });
    return { errors: [], warnings, pages, pageCount: document.numOfPages, pdf };
  } catch (error) {
    const errors = [error instanceof Error ? error.message : String(error)];
    return { errors, warnings, brokenPictures: broken() };
  }
}

const { pdf, ...head } = run(await readJob());
process.stdout.write(`${JSON.stringify(head)}\n`);
if (pdf) process.stdout.write(pdf);
