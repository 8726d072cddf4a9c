import { encode } from "uqr";

/**
 * The QR code of an address as SVG without any margin: one path, black, square modules. Level M: a printed code
 * keeps readable with a stain on it.
 */
export function drawQr(url: string): string {
  const { data, size } = encode(url, { ecc: "M", border: 0 });
  let path = "";
  data.forEach((row, y) => {
    let x = 0;
    while (x < size) {
      let end = x;
      while (row[end]) end++;
      if (end > x) path += `M${x} ${y}h${end - x}v1h-${end - x}z`;
      x = end + 1;
    }
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges"><path d="${path}" fill="#000"/></svg>`;
}
