import { readEnv } from "../../lib/core/env";
import { AppError } from "../../lib/core/errors";
import { getPublicPrintSingle } from "../../lib/documents/queries";
import { PublicIdSchema } from "../../lib/documents/schema";
import { typesetDocument } from "../../lib/print/typeset";
import type { Command } from "../gazette";
import { readOutputArgs, writeOutputFile } from "../output-file";
import { remark } from "../print-line";

const usage = "pdf-document 文件编号 -o 文件";

/** `gazette pdf-document`: one public document on A4. */
export const pdfDocumentCommand: Command = {
  usage,
  run: async (args) => {
    const { output, positionals } = readOutputArgs(args, usage);
    const id = PublicIdSchema.safeParse(positionals[0]);
    if (!id.success) throw new AppError("invalid", `用法：gazette ${usage}`);
    const { publicUrl, fontFolder } = readEnv();
    const single = await getPublicPrintSingle({ publicId: id.data, publicUrl });
    if (!single) throw new AppError("not-found", `没有公开的文件 ${id.data}`);
    const { pdf, pageCount } = await typesetDocument({ single, fontFolder });
    remark(`${await writeOutputFile(output, pdf)}：${pageCount} 页`);
  },
};
