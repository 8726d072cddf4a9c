import { AppError } from "../../core/errors";
import type { SourceText } from "../source";

export async function readPdf(_bytes: Uint8Array): Promise<SourceText> {
  throw new AppError("invalid", "暂不能读取 PDF 文件。");
}
