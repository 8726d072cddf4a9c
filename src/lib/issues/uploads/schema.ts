import { z } from "zod";

/** Most characters of a pasted text: what fits into a form (next.config.ts). */
const MAX_PASTED = 1_200_000;
export const PASTED_NAME = "粘贴的文字.txt";

export const PastedTextSchema = z.object({
  text: z
    .string()
    .max(MAX_PASTED, "文字太长，请存为文件后上传")
    .refine((text) => text.trim() !== "", "请粘贴文字"),
});

const first = (value: unknown) => (Array.isArray(value) ? value[0] : value);

/** Where what was read of a file stands: its hash, its name and, for one document of it, the index. */
export const UploadAddressSchema = z.object({
  sha256: z.string().regex(/^[0-9a-f]{64}$/u),
  name: z.preprocess(first, z.string().trim().min(1).max(200).optional().catch(undefined)),
  document: z.coerce.number().int().min(1).max(10_000).optional(),
});

/** The page that shows what was understood of a file. */
export function uploadAddress(sha256: string, fileName: string, document?: number): string {
  const page = document === undefined ? "" : `/${document}`;
  return `/desk/import/${sha256}${page}?name=${encodeURIComponent(fileName)}`;
}
