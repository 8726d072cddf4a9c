import { type Editor, Extension } from "@tiptap/core";
import { type EditorState, Plugin, PluginKey } from "@tiptap/pm/state";
import { Decoration, DecorationSet } from "@tiptap/pm/view";
import { ANCHOR_CONTEXT, findAnchor, type TextAnchor } from "@/lib/content/find-anchor";
import { textMap } from "./text-map";

/** Places in the text that comments speak of. They move with the text and are no part of it. */

export type Highlight = TextAnchor & { readonly id: string; readonly isActive: boolean };

const key = new PluginKey<DecorationSet>("highlights");

export const Highlights = Extension.create<{ onHighlight: (id: string) => void }>({
  name: "highlights",
  addOptions: () => ({ onHighlight: () => {} }),
  addProseMirrorPlugins() {
    const { onHighlight } = this.options;
    return [
      new Plugin<DecorationSet>({
        key,
        state: {
          init: () => DecorationSet.empty,
          apply: (tr, decorations) => {
            const set = tr.getMeta(key) as readonly Highlight[] | undefined;
            return set ? decorate(tr.doc, set) : decorations.map(tr.mapping, tr.doc);
          },
        },
        props: {
          decorations: (state) => key.getState(state),
          handleClick: (view, position) => {
            const id = key.getState(view.state)?.find(position, position)[0]?.spec.id;
            if (typeof id === "string") onHighlight(id);
            return false;
          },
        },
      }),
    ];
  },
});

function decorate(doc: EditorState["doc"], highlights: readonly Highlight[]): DecorationSet {
  if (highlights.length === 0) return DecorationSet.empty;
  const map = textMap(doc);
  const decorations = highlights.flatMap(({ id, isActive, ...anchor }) => {
    const found = findAnchor(map.text, anchor);
    const range = found && map.range(found.from, found.to);
    const attributes = { class: isActive ? "highlight active" : "highlight" };
    return range ? [Decoration.inline(range.from, range.to, attributes, { id })] : [];
  });
  return DecorationSet.create(doc, decorations);
}

export function showHighlights(editor: Editor, highlights: readonly Highlight[]): void {
  editor.view.dispatch(editor.state.tr.setMeta(key, highlights).setMeta("addToHistory", false));
}

/** Where a highlight stands now. */
export function highlightRange(state: EditorState, id: string): { from: number; to: number } | null {
  const found = key.getState(state)?.find(undefined, undefined, (spec) => spec.id === id) ?? [];
  const [first, last] = [found[0], found.at(-1)];
  return first && last ? { from: first.from, to: last.to } : null;
}

/** The selected text with its surroundings; null where nothing is selected. */
export function selectedAnchor({ doc, selection }: EditorState): TextAnchor | null {
  const { from, to, empty } = selection;
  if (empty) return null;
  const quote = textMap(doc, from, to).text;
  if (quote.trim() === "") return null;
  const reach = ANCHOR_CONTEXT * 4; // positions also count the borders of nodes
  const before = textMap(doc, Math.max(0, from - reach), from).text;
  const after = textMap(doc, to, Math.min(doc.content.size, to + reach)).text;
  return { quote, prefix: before.slice(-ANCHOR_CONTEXT), suffix: after.slice(0, ANCHOR_CONTEXT) };
}
