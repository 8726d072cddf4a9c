import { reindexAll } from "../../lib/documents/found/mutations";
import type { Command } from "../gazette";
import { remark } from "../print-line";

/** `gazette reindex`: makes the search index anew from the public documents. */
export const reindexCommand: Command = {
  usage: "reindex",
  run: async () => {
    const { documents } = await reindexAll();
    remark(`已重建检索索引：${documents} 件文件`);
  },
};
