/** Pictures that the file store takes, by media type. */
export const PICTURE_TYPES = ["image/png", "image/jpeg", "image/gif", "image/webp"];

/** The pictures among the files of a paste or a drop. */
export function picturesOf(transfer: DataTransfer | null): File[] {
  return [...(transfer?.files ?? [])].filter((file) => PICTURE_TYPES.includes(file.type));
}
