import { type Editor, Extension } from "@tiptap/core";
import { closeHistory } from "@tiptap/pm/history";
import type { Node } from "@tiptap/pm/model";
import { Plugin, PluginKey, TextSelection, type Transaction } from "@tiptap/pm/state";
import { Decoration, DecorationSet } from "@tiptap/pm/view";

/** Finding and replacing in one part. Matches lie within one block; marks that cut its text do not matter. */

export type Query = { readonly text: string; readonly isCaseExact: boolean };
export type Match = { readonly from: number; readonly to: number };
type State = { readonly matches: readonly Match[]; readonly current: number; readonly marks: DecorationSet };

const NOTHING: State = { matches: [], current: -1, marks: DecorationSet.empty };
const key = new PluginKey<State>("find");

export const Find = Extension.create({
  name: "find",
  addProseMirrorPlugins: () => [
    new Plugin<State>({
      key,
      state: {
        init: () => NOTHING,
        apply: (tr, state) => {
          const set = tr.getMeta(key) as State | undefined;
          if (set) return set;
          if (!tr.docChanged || state === NOTHING) return state;
          // Until the caller looks again; a whole search at every key would be felt in a long text.
          return { ...state, matches: mapped(state.matches, tr), marks: state.marks.map(tr.mapping, tr.doc) };
        },
      },
      props: { decorations: (state) => key.getState(state)?.marks },
    }),
  ],
});

function mapped(matches: readonly Match[], tr: Transaction): Match[] {
  return matches
    .map(({ from, to }) => ({ from: tr.mapping.map(from, 1), to: tr.mapping.map(to, -1) }))
    .filter(({ from, to }) => from < to);
}

/** Looks the whole part through and marks what it finds; gives the number of matches. */
export function search(editor: Editor, query: Query): number {
  const matches = query.text === "" ? [] : findMatches(editor.state.doc, query);
  const { from } = editor.state.selection;
  const next = matches.findIndex((match) => match.from >= from);
  show(editor, matches, matches.length === 0 ? -1 : Math.max(0, next));
  return matches.length;
}

/** Takes all marks of the search off. */
export function endSearch(editor: Editor): void {
  editor.view.dispatch(editor.state.tr.setMeta(key, NOTHING).setMeta("addToHistory", false));
}

export function searchState(editor: Editor): { count: number; current: number } {
  const { matches, current } = key.getState(editor.state) ?? NOTHING;
  return { count: matches.length, current };
}

/** Goes to the next match, or to the one before, round the ends; the focus stays where it is. */
export function step(editor: Editor, by: 1 | -1): void {
  const { matches, current } = key.getState(editor.state) ?? NOTHING;
  const here = matches[current];
  if (!here) return;
  // The first step shows the match that the search began with.
  if (by === 1 && editor.state.selection.from !== here.from) {
    reveal(editor, here);
    return;
  }
  const next = (current + by + matches.length) % matches.length;
  show(editor, matches, next);
  reveal(editor, matches[next]);
}

/** Selects the current match and scrolls to it. */
export function revealCurrent(editor: Editor): void {
  const { matches, current } = key.getState(editor.state) ?? NOTHING;
  reveal(editor, matches[current]);
}

/** Replaces the current match. */
export function replaceOne(editor: Editor, by: string): void {
  const { matches, current } = key.getState(editor.state) ?? NOTHING;
  const match = matches[current];
  if (match) replaceMatches(editor, [match], by);
}

/** Replaces all matches as one undoable step. */
export function replaceAll(editor: Editor, by: string): void {
  replaceMatches(editor, (key.getState(editor.state) ?? NOTHING).matches, by);
}

function replaceMatches(editor: Editor, matches: readonly Match[], by: string): void {
  const tr = editor.state.tr;
  for (const { from, to } of [...matches].reverse()) {
    // The new text carries the marks of the first character that it replaces.
    const marks = tr.doc.resolve(from + 1).marks();
    if (by === "") tr.delete(from, to);
    else tr.replaceWith(from, to, editor.schema.text(by, marks));
  }
  const last = matches.at(0);
  if (last)
    tr.setSelection(TextSelection.near(tr.doc.resolve(Math.min(last.from + by.length, tr.doc.content.size))));
  // A step of its own: undoing it takes back nothing that was typed just before.
  editor.view.dispatch(closeHistory(tr));
}

function show(editor: Editor, matches: readonly Match[], current: number): void {
  const marks = DecorationSet.create(
    editor.state.doc,
    matches.map(({ from, to }, index) =>
      Decoration.inline(from, to, { class: index === current ? "match current" : "match" }),
    ),
  );
  const state: State = { matches, current, marks };
  editor.view.dispatch(editor.state.tr.setMeta(key, state).setMeta("addToHistory", false));
}

function reveal(editor: Editor, match: Match | undefined): void {
  if (!match) return;
  editor.view.dispatch(
    editor.state.tr.setSelection(TextSelection.create(editor.state.doc, match.from, match.to)),
  );
  const { node } = editor.view.domAtPos(match.from + 1);
  const element = node instanceof Element ? node : node.parentElement;
  element?.scrollIntoView({ block: "center" });
}

/** All matches, none overlapping another. A page mark in the text is passed over; a footnote is a text of its own. */
export function findMatches(doc: Node, { text, isCaseExact }: Query): Match[] {
  // Lower case of one UTF-16 unit at a time: positions stay what they were.
  const fold = (value: string) => (isCaseExact ? value : value.replace(/[A-Z\u00C0-\u00DEΑ-ΩА-Я]/gu, lower));
  const sought = fold(text);
  const matches: Match[] = [];
  doc.descendants((block, start) => {
    if (!block.inlineContent) return true;
    const positions: number[] = [];
    let content = "";
    block.forEach((node, offset) => {
      if (!node.isText) return;
      const value = node.text ?? "";
      for (let index = 0; index < value.length; index++) positions.push(start + 1 + offset + index);
      content += value;
    });
    const folded = fold(content);
    for (let at = folded.indexOf(sought); at !== -1; at = folded.indexOf(sought, at + sought.length)) {
      const [first, last] = [positions[at], positions[at + sought.length - 1]];
      // Replacing must not take what stands between: a footnote, a page mark.
      if (first !== undefined && last !== undefined && last - first === sought.length - 1) {
        matches.push({ from: first, to: last + 1 });
      }
    }
    return true;
  });
  return matches;
}

const lower = (character: string) => character.toLowerCase();
