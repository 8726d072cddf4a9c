import type { Editor } from "@tiptap/core";

/** Fields of a node beside its text, in plain DOM: they live inside the editor's own, where React does not reach. */

type Field = {
  readonly label: string;
  readonly value: string;
  readonly isMultiline?: boolean;
  readonly maxLength: number;
  readonly editor: Editor;
  readonly onInput: (value: string) => void;
};
export type FieldView = {
  readonly dom: HTMLLabelElement;
  /** Shows a value that changed elsewhere; the one being typed stays. */
  readonly show: (value: string) => void;
  readonly input: HTMLInputElement | HTMLTextAreaElement;
};

export function nodeField({ label, value, isMultiline, maxLength, editor, onInput }: Field): FieldView {
  const dom = document.createElement("label");
  const name = document.createElement("span");
  name.textContent = label;
  const input = document.createElement(isMultiline ? "textarea" : "input");
  if (input instanceof HTMLTextAreaElement) input.rows = 1;
  input.maxLength = maxLength;
  input.value = value;
  // So that the style sheet can tell an empty field.
  input.placeholder = " ";
  const lock = () => {
    input.readOnly = !editor.isEditable;
  };
  lock();
  input.addEventListener("focus", lock);
  input.addEventListener("input", () => onInput(input.value));
  dom.append(name, input);
  return {
    dom,
    input,
    show: (next) => {
      if (input.value !== next && document.activeElement !== input) input.value = next;
    },
  };
}

/** Writes one attribute of the node that stands at `place`, as one step that can be undone. */
export function setNodeValue(editor: Editor, place: number | undefined, name: string, value: unknown): void {
  if (place === undefined) return;
  editor.view.dispatch(editor.state.tr.setNodeAttribute(place, name, value));
}
