import type { HtmlElement, HtmlNode } from "@/lib/content/html-tree";

/** A browser's parsed node as plain objects; comments and processing instructions are nothing. Nothing of it is run. */
export function domTree(element: Element): HtmlElement {
  const attrs: Record<string, string> = {};
  for (const { name, value } of element.attributes) attrs[name] = value;
  const children: HtmlNode[] = [];
  for (const child of element.childNodes) {
    if (child.nodeType === 3) children.push(child.nodeValue ?? "");
    else if (child.nodeType === 1) children.push(domTree(child as Element));
  }
  return { tag: element.tagName.toLowerCase(), attrs, children };
}
