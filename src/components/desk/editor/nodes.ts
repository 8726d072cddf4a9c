import { Node } from "@tiptap/core";
import { DOMSerializer, type Fragment } from "@tiptap/pm/model";
import { NUMBER_MARK } from "@/lib/content/editor-form";

/** Text, paragraphs, headings and inline nodes of the content's schema. */

const BODY_MARKS = "bold superscript subscript link runIn";

const Doc = Node.create({ name: "doc", topNode: true, content: "block+" });
const Text = Node.create({ name: "text", group: "inline" });

const ALIGN_CLASS = { left: "flush", center: "center", right: "right" } as const;
type Align = keyof typeof ALIGN_CLASS | null;

const Paragraph = Node.create({
  name: "paragraph",
  priority: 1000,
  group: "block",
  content: "inline*",
  marks: BODY_MARKS,
  whitespace: "pre",
  addAttributes: () => ({
    align: { default: null, parseHTML: (element) => element.getAttribute("data-align"), rendered: false },
    isFiller: { default: false, keepOnSplit: false, rendered: false },
  }),
  parseHTML: () => [{ tag: "p" }],
  renderHTML: ({ node }) => {
    const align = node.attrs.align as Align;
    return ["p", align ? { class: ALIGN_CLASS[align], "data-align": align } : {}, 0];
  },
});

const Heading = Node.create({
  name: "heading",
  group: "block",
  content: "inline*",
  marks: `${BODY_MARKS} ${NUMBER_MARK}`,
  whitespace: "pre",
  defining: true,
  addAttributes: () => ({ level: { default: 1, rendered: false } }),
  parseHTML: () => [1, 2, 3, 4].map((level) => ({ tag: `h${level + 2}`, attrs: { level } })),
  renderHTML: ({ node }) => [`h${node.attrs.level + 2}`, { class: `level-${node.attrs.level}` }, 0],
});

const PageMark = Node.create({
  name: "pageMark",
  group: "inline",
  inline: true,
  atom: true,
  addAttributes: () => ({
    page: {
      default: "1",
      parseHTML: (element) => element.getAttribute("data-page"),
      rendered: false,
    },
  }),
  parseHTML: () => [{ tag: "span[data-page]" }],
  renderHTML: ({ node }) => [
    "span",
    { class: "page-chip", "data-page": node.attrs.page, title: `第${node.attrs.page}页由此开始` },
  ],
});

/** One thing to the cursor; its text is edited in the form that its selection opens. */
const Footnote = Node.create({
  name: "footnote",
  atom: true,
  group: "inline",
  inline: true,
  content: "text*",
  marks: BODY_MARKS,
  whitespace: "pre",
  parseHTML: () => [{ tag: "span[data-footnote]" }],
  renderHTML: () => ["span", { class: "footnote-text", "data-footnote": "" }, 0],
  addNodeView:
    () =>
    ({ node }) => {
      const dom = document.createElement("span");
      dom.className = "footnote-text";
      const show = (content: Fragment) => {
        const serializer = DOMSerializer.fromSchema(node.type.schema);
        dom.replaceChildren("〔注：", serializer.serializeFragment(content), "〕");
      };
      show(node.content);
      return {
        dom,
        update: (next) => {
          if (next.type !== node.type) return false;
          show(next.content);
          return true;
        },
        ignoreMutation: () => true,
      };
    },
});

const UnrecoveredTable = Node.create({
  name: "unrecoveredTable",
  group: "block",
  content: "paragraph+",
  defining: true,
  isolating: true,
  parseHTML: () => [{ tag: "div[data-unrecovered]" }],
  renderHTML: () => ["div", { class: "unrecovered", "data-unrecovered": "" }, 0],
});

export const NODES = [Doc, Text, Paragraph, Heading, PageMark, Footnote, UnrecoveredTable];
