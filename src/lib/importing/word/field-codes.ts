import { circled } from "./number-formats";
import type { XmlElement } from "./xml-tree";
import { childOf, childrenOf, settingOf, switchOf, wholeNumber } from "./xml-tree";

/** Follows the fields (`w:fldChar`) of a text: Word keeps a field's code, then its result. */
export type FieldStack = {
  /** Whether what comes next is code, which is not printed. */
  readonly isInCode: () => boolean;
  /** The address that a HYPERLINK field gives to what comes next; null outside of one. */
  readonly href: () => string | null;
  readonly addCode: (code: string) => void;
  /** Takes a `w:fldChar`; gives what a field without a result prints. */
  readonly take: (mark: XmlElement) => FieldOutput;
};
/** `isDrawn`: the field draws something that text can only hint at. */
type FieldOutput = { readonly text: string; readonly isDrawn: boolean };

type Field = { code: string; hasResult: boolean; form: XmlElement | undefined };

const NOTHING: FieldOutput = { text: "", isDrawn: false };

/**
 * The beginnings of fields that also end, among the elements given and all below them. A field that a broken file
 * never ends would hide the rest of its text as code; its beginning is passed over instead.
 */
export function endedFields(elements: readonly XmlElement[]): ReadonlySet<XmlElement> {
  const ended = new Set<XmlElement>();
  const open: XmlElement[] = [];
  const rest = [...elements].reverse();
  for (let element = rest.pop(); element; element = rest.pop()) {
    if (element.name === "w:fldChar") {
      const type = element.attributes.get("w:fldCharType");
      if (type === "begin") open.push(element);
      const begun = type === "end" ? open.pop() : undefined;
      if (begun) ended.add(begun);
    }
    for (const child of childrenOf(element).reverse()) rest.push(child);
  }
  return ended;
}

/** A stack for one text (the body, a note, a text box); `ended` are the beginnings of the fields that it follows. */
export function createFieldStack(ended: ReadonlySet<XmlElement>): FieldStack {
  const open: Field[] = [];
  return {
    isInCode: () => open.some((field) => !field.hasResult),
    href: () => {
      const addresses = open.map((field) => (field.hasResult ? readHyperlink(field.code) : null));
      return addresses.findLast((address) => address !== null) ?? null;
    },
    addCode: (code) => {
      const field = open.at(-1);
      if (field && !field.hasResult) field.code += code;
    },
    take: (mark) => {
      const type = mark.attributes.get("w:fldCharType");
      const field = open.at(-1);
      if (type === "begin" && ended.has(mark))
        open.push({ code: "", hasResult: false, form: childOf(mark, "w:ffData") });
      else if (type === "separate" && field) field.hasResult = true;
      else if (type === "end" && field) {
        open.pop();
        // A field inside the code of another is code too.
        if (open.every((outer) => outer.hasResult)) return outputOf(field);
      }
      return NOTHING;
    },
  };
}

/** The address of a HYPERLINK field; null for other fields and for places in the same document. */
export function readHyperlink(code: string): string | null {
  const found = /^\s*HYPERLINK\s+(?:"([^"]*)"|([^\s\\"]\S*))/iu.exec(code);
  return found ? (found[1] ?? found[2] ?? null) : null;
}

function outputOf(field: Field): FieldOutput {
  const check = childOf(field.form, "w:checkBox");
  if (check) {
    const isChecked = switchOf(check, "w:checked") ?? switchOf(check, "w:default") ?? false;
    return { text: isChecked ? "☑" : "□", isDrawn: false };
  }
  if (field.hasResult) return NOTHING;
  const choice = childOf(field.form, "w:ddList");
  if (choice) {
    const entries = childrenOf(choice, "w:listEntry").map((entry) => entry.attributes.get("w:val") ?? "");
    return { text: entries[wholeNumber(settingOf(choice, "w:result")) ?? 0] ?? "", isDrawn: false };
  }
  return /^\s*eq\s/iu.test(field.code) ? readEquationField(field.code) : NOTHING;
}

/** EQ fields draw letters over each other: a number in a circle (带圈字符) has a character, others only their letters. */
function readEquationField(code: string): FieldOutput {
  const inCircle = /\\o\s*(?:\\a[clr]\s*)?\(\s*[○〇]\s*[,，;]\s*(\d{1,2})\s*\)/iu.exec(code);
  if (inCircle) return { text: circled(Number(inCircle[1])), isDrawn: false };
  const letters = code
    .replace(/^\s*eq\s+/iu, "")
    .replace(/\\[a-z*]+\d*/giu, "")
    .replace(/[(),;○〇□△◇\s]/gu, "");
  return { text: letters, isDrawn: true };
}
