import { Mark } from "@tiptap/core";
import { NUMBER_MARK } from "@/lib/content/editor-form";

/** The marks of the content's schema, in its order, and the editor's own mark of a heading's number. */

const Bold = Mark.create({
  name: "bold",
  parseHTML: () => [{ tag: "strong" }, { tag: "b" }],
  renderHTML: () => ["strong", 0],
});

const Superscript = Mark.create({
  name: "superscript",
  parseHTML: () => [{ tag: "sup" }],
  renderHTML: () => ["sup", 0],
});

const Subscript = Mark.create({
  name: "subscript",
  parseHTML: () => [{ tag: "sub" }],
  renderHTML: () => ["sub", 0],
});

const Link = Mark.create({
  name: "link",
  inclusive: false,
  // An imported text may carry two; none is dropped for being opened here.
  excludes: "",
  addAttributes: () => ({
    href: { default: "", parseHTML: (element) => element.getAttribute("data-href") ?? "" },
  }),
  parseHTML: () => [{ tag: "span[data-href]" }],
  // No anchor: a click sets the cursor and leads nowhere.
  renderHTML: ({ mark }) => [
    "span",
    { class: "link", "data-href": mark.attrs.href, title: mark.attrs.href },
    0,
  ],
});

const RunIn = Mark.create({
  name: "runIn",
  inclusive: false,
  excludes: "",
  addAttributes: () => ({
    level: { default: 1, parseHTML: (element) => Number(element.getAttribute("data-level")) },
  }),
  parseHTML: () => [{ tag: "span[data-run-in]" }],
  renderHTML: ({ mark }) => [
    "span",
    { class: `run-in level-${mark.attrs.level}`, "data-run-in": "", "data-level": mark.attrs.level },
    0,
  ],
});

const HeadingNumber = Mark.create({
  name: NUMBER_MARK,
  inclusive: false,
  // A number carries nothing else: the content keeps it as one string.
  excludes: "_",
  parseHTML: () => [{ tag: "span[data-number]" }],
  renderHTML: () => ["span", { class: "heading-number", "data-number": "" }, 0],
});

export const MARKS = [Bold, Superscript, Subscript, Link, RunIn, HeadingNumber];
