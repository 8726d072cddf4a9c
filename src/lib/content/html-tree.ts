/** A parsed HTML page as plain objects, and what its styles say of a text. */

export type HtmlElement = {
  readonly tag: string;
  readonly attrs: Readonly<Record<string, string>>;
  readonly children: readonly HtmlNode[];
};
export type HtmlNode = HtmlElement | string;

/** A property of the element's style attribute, in lower case; empty without one. */
export function styleOf(element: HtmlElement, property: string): string {
  for (const declaration of (element.attrs.style ?? "").split(";")) {
    const colon = declaration.indexOf(":");
    if (declaration.slice(0, colon).trim().toLowerCase() === property) {
      return declaration
        .slice(colon + 1)
        .trim()
        .toLowerCase();
    }
  }
  return "";
}

/** All text below a node, as it stands. */
export function textOf(node: HtmlNode): string {
  return typeof node === "string" ? node : node.children.map(textOf).join("");
}

/** All elements of a name, outermost first, none inside another of them. */
export function elementsOf(node: HtmlNode, tags: readonly string[]): HtmlElement[] {
  if (typeof node === "string") return [];
  return node.children.flatMap((child) =>
    typeof child !== "string" && tags.includes(child.tag) ? [child] : elementsOf(child, tags),
  );
}
