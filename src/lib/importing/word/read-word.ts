import { AppError } from "../../core/errors";
import type { SourceText } from "../source";

export async function readWord(_bytes: Uint8Array): Promise<SourceText> {
  throw new AppError("invalid", "暂不能读取 Word 文件。");
}
