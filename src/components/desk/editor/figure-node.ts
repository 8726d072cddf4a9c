import { Node, type NodeViewRendererProps } from "@tiptap/core";
import type { NodeView } from "@tiptap/pm/view";
import { nodeField, setNodeValue } from "./node-fields";

/** A picture with its alternative text and caption as fields beside it. `pictures`: address below which it is found. */
export const Figure = Node.create<{ pictures: string }>({
  name: "figure",
  group: "block",
  atom: true,
  draggable: true,
  addOptions: () => ({ pictures: "" }),
  addAttributes: () => ({
    file: { default: null, parseHTML: readFile, rendered: false },
    alt: { default: "", parseHTML: (element) => element.getAttribute("data-alt") ?? "", rendered: false },
    caption: { default: null, parseHTML: (element) => element.getAttribute("data-caption"), rendered: false },
    isNew: { default: false, rendered: false },
  }),
  parseHTML: () => [{ tag: "figure" }],
  renderHTML: ({ node }) => [
    "figure",
    { "data-file": node.attrs.file, "data-alt": node.attrs.alt, "data-caption": node.attrs.caption },
  ],
  addNodeView() {
    return (props) => figureView(props, this.options.pictures);
  },
});

function readFile(element: HTMLElement): string | null {
  const file = element.getAttribute("data-file") ?? "";
  return /^[0-9a-f]{64}$/u.test(file) ? file : null;
}

function figureView({ node, editor, getPos }: NodeViewRendererProps, pictures: string): NodeView {
  const dom = document.createElement("figure");
  const picture = document.createElement(node.attrs.file ? "img" : "div");
  if (picture instanceof HTMLImageElement) picture.src = `${pictures}/${node.attrs.file}`;
  else picture.className = "picture";
  const fields = document.createElement("div");
  fields.className = "node-fields";
  fields.contentEditable = "false";
  const alt = nodeField({
    label: "替代文字",
    value: node.attrs.alt,
    maxLength: 2000,
    editor,
    onInput: (value) => setNodeValue(editor, getPos(), "alt", value),
  });
  const caption = nodeField({
    label: "图题",
    value: node.attrs.caption ?? "",
    maxLength: 500,
    editor,
    onInput: (value) => setNodeValue(editor, getPos(), "caption", value === "" ? null : value),
  });
  const show = (attrs: typeof node.attrs) => {
    const isMissing = Boolean(attrs.file) && String(attrs.alt).trim() === "";
    if (picture instanceof HTMLImageElement) picture.alt = attrs.alt;
    alt.dom.classList.toggle("missing", isMissing);
    alt.input.setAttribute("aria-required", String(Boolean(attrs.file)));
    alt.input.setAttribute("aria-invalid", String(isMissing));
    alt.show(attrs.alt);
    caption.show(attrs.caption ?? "");
  };
  show(node.attrs);
  fields.append(alt.dom, caption.dom);
  dom.append(picture, fields);
  return {
    dom,
    update: (next) => {
      if (next.type !== node.type || next.attrs.file !== node.attrs.file) return false;
      show(next.attrs);
      return true;
    },
    stopEvent: (event) => event.target instanceof Element && event.target.closest(".node-fields") !== null,
    ignoreMutation: () => true,
  };
}
