import { parseArgs } from "node:util";
import manifest from "../../../package.json";
import { verifyAuditChain } from "../../lib/audit/queries";
import { readEnv } from "../../lib/core/env";
import { listGazetteCounts } from "../../lib/gazettes/queries";
import type { Command } from "../gazette";
import { printLine } from "../print-line";

/** `gazette status`: version, database, gazettes with their counts, and whether the audit chain holds. */
export const statusCommand: Command = {
  usage: "status [--json]",
  run: async (args) => {
    const { values } = parseArgs({ args, options: { json: { type: "boolean" } } });
    const audit = await verifyAuditChain();
    const gazettes = await listGazetteCounts();
    const status = { version: manifest.version, database: readEnv().databaseUrl, gazettes, audit };
    if (values.json) {
      printLine(JSON.stringify(status));
      return;
    }
    printLine(`公报 ${status.version}`);
    printLine(`数据库 ${status.database}`);
    for (const { slug, name, issues, documents } of gazettes) {
      printLine(`${slug}  ${name}  ${issues} 期  ${documents} 件文件`);
    }
    const chain = audit.brokenAt === null ? "完整" : `在第 ${audit.brokenAt} 条断开`;
    printLine(`操作记录 ${audit.rows} 条，${chain}`);
  },
};
