import { reindexAll } from "../../lib/documents/found/mutations";
import type { Command } from "../gazette";
import { remark } from "../print-line";

/** `gazette reindex`: makes the search indexes anew, that of the public and that of the desk. */
export const reindexCommand: Command = {
  usage: "reindex",
  run: async () => {
    const { documents } = await reindexAll();
    remark(`已重建检索索引：${documents} 件公开文件，以及编辑部的全部文件`);
  },
};
