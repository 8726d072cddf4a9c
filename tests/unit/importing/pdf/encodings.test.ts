import { expect, test } from "vitest";
import { readPdf } from "@/lib/importing/pdf/read-pdf";

/** A page of lines in a font that the file neither embeds nor maps: it only names its encoding, as older files do. */
function pdfOf(lines: readonly string[], encoding: string): Uint8Array {
  const stream = `BT /F1 16 Tf 24 TL 72 700 Td ${lines.map((hex) => `<${hex}> Tj T*`).join(" ")} ET`;
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
    `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
    `<< /Type /Font /Subtype /Type0 /BaseFont /SimSun /Encoding /${encoding} /DescendantFonts [6 0 R] >>`,
    "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /SimSun /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /FontDescriptor 7 0 R /DW 1000 >>",
    "<< /Type /FontDescriptor /FontName /SimSun /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 859 /Descent -141 /CapHeight 700 /StemV 80 >>",
  ];
  let file = "%PDF-1.4\n";
  const places = objects.map((object, index) => {
    const place = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return place;
  });
  const table = places.map((place) => `${String(place).padStart(10, "0")} 00000 n \n`).join("");
  const size = objects.length + 1;
  file += `xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`;
  return new TextEncoder().encode(file);
}

test.each([
  ["GBK-EUC-H", "D4C6CFAACAD0C8CBC3F1D5FEB8AE"],
  ["UniGB-UCS2-H", "4E916EAA5E024EBA6C11653F5E9C"],
])("text of a font that only names its encoding, %s, is read", async (encoding, hex) => {
  const { lines } = await readPdf(pdfOf([hex, hex], encoding));
  expect(lines.map(({ text }) => text)).toEqual(["云溪市人民政府", "云溪市人民政府"]);
});
