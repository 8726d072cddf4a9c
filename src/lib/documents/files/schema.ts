/** What may go with a document, by media type: in words, and the extensions that agree with it, the usual one first. */
export const FILE_TYPES: Readonly<
  Record<string, { readonly label: string; readonly extensions: readonly [string, ...string[]] }>
> = {
  "application/pdf": { label: "PDF 文件", extensions: ["pdf"] },
  "application/ofd": { label: "OFD 版式文件", extensions: ["ofd"] },
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": {
    label: "Word 文档",
    extensions: ["docx"],
  },
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": {
    label: "Excel 表格",
    extensions: ["xlsx"],
  },
  "application/vnd.openxmlformats-officedocument.presentationml.presentation": {
    label: "PowerPoint 演示文稿",
    extensions: ["pptx"],
  },
  "application/msword": { label: "Word 文档（旧格式）", extensions: ["doc", "wps"] },
  "application/vnd.ms-excel": { label: "Excel 表格（旧格式）", extensions: ["xls", "et"] },
  "application/vnd.ms-powerpoint": { label: "PowerPoint 演示文稿（旧格式）", extensions: ["ppt", "dps"] },
  "image/png": { label: "PNG 图片", extensions: ["png"] },
  "image/jpeg": { label: "JPEG 图片", extensions: ["jpg", "jpeg"] },
  "image/gif": { label: "GIF 图片", extensions: ["gif"] },
  "image/webp": { label: "WebP 图片", extensions: ["webp"] },
};

/** In bytes; the route's limit, and what the desk says before it sends anything. */
export const MAX_ATTACHMENT_BYTES = 50 * 1024 * 1024;
export const TOO_LARGE = "文件超过 50 MB，请压缩或分开后再上传";

/** A media type in words. */
export function fileTypeLabel(mediaType: string): string {
  return FILE_TYPES[mediaType]?.label ?? "文件";
}

/** A size in the unit that one reads it in: `860 KB`, `3.4 MB`; at least 1 KB. */
export function formatBytes(bytes: number): string {
  const kilobytes = Math.max(1, Math.round(bytes / 1024));
  return kilobytes < 1024 ? `${kilobytes} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
