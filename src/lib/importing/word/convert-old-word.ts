export async function convertToDocx(
  _bytes: Uint8Array,
  _extension: "doc" | "wps" | "rtf",
): Promise<Uint8Array | null> {
  return null;
}
