/** An element with its name in the one prefix that this folder uses for a namespace (`w:p`, `a:blip`), whatever the file's own. */
export type XmlElement = {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlNode[];
};
export type XmlNode = XmlElement | string;

/** The first child element of that name. */
export function childOf(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((node): node is XmlElement => typeof node !== "string" && node.name === name);
}

/** The child elements, of one name where one is given. */
export function childrenOf(element: XmlElement | undefined, name?: string): XmlElement[] {
  return (element?.children ?? []).filter(
    (node): node is XmlElement => typeof node !== "string" && (name === undefined || node.name === name),
  );
}

/** `w:val` of the first child element of that name. */
export function settingOf(element: XmlElement | undefined, name: string): string | undefined {
  return childOf(element, name)?.attributes.get("w:val");
}

/** All elements below that have one of the names, outermost first; what stands in a found one is not looked at. */
export function findAll(element: XmlElement, names: readonly string[]): XmlElement[] {
  return childrenOf(element).flatMap((child) =>
    names.includes(child.name) ? [child] : findAll(child, names),
  );
}

/** A switch such as `w:b`: on where it stands without a value, absent where it does not stand. */
export function switchOf(element: XmlElement | undefined, name: string): boolean | undefined {
  const found = childOf(element, name);
  if (!found) return undefined;
  return !["0", "false", "off", "none"].includes(found.attributes.get("w:val") ?? "1");
}

/** A whole number of an attribute; undefined for what is none. */
export function wholeNumber(value: string | undefined): number | undefined {
  return value !== undefined && /^-?\d{1,9}$/u.test(value.trim()) ? Number(value) : undefined;
}
