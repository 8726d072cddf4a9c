"use client";

import { useId, useRef, useState, useSyncExternalStore } from "react";
import { type OrganChoice, organMatches } from "@/lib/organs/rules";
import { describedBy, Labelled } from "../ui/field";
import { OrganChips } from "./organ-chips";
import type { Typed } from "./typed-field";
import { useInputEvent } from "./use-input-event";

/** So many choices are listed; typing more finds the others. */
const MAX_CHOICES = 8;
const PARTING = /[\s、，,]+/u;

/**
 * Organs of a document in order, one a line in a field of the form: found by typing a name or a short name, or typed
 * freely. A combobox as the ARIA practices describe it; a plain text area where no script runs.
 */
export function OrganPicker({
  field,
  label,
  organs,
  children,
}: {
  field: Typed;
  label: string;
  organs: readonly OrganChoice[];
  children?: React.ReactNode;
}) {
  const { name, value, error, set } = field;
  const isLive = useSyncExternalStore(
    () => () => {},
    () => true,
    () => false,
  );
  const id = useId();
  const hint = isLive
    ? "输入名称或简称查找，回车加入，主办机关在前；在名称上按 Alt+←、Alt+→ 调整次序"
    : "一行一个，主办机关在前";
  const described = { "aria-invalid": error !== undefined, "aria-describedby": describedBy(id, hint, error) };
  const hidden = useInputEvent<HTMLInputElement>(value);
  const chosen = value.split(PARTING).filter((one) => one !== "");
  return (
    <Labelled id={id} label={label} hint={hint} error={error} size="wide">
      {isLive ? (
        <>
          <input ref={hidden} type="hidden" name={name} value={value} />
          <OrganCombobox
            id={id}
            label={label}
            organs={organs}
            chosen={chosen}
            onChoose={(names) => set(names.join("\n"))}
            described={described}
          />
        </>
      ) : (
        <textarea id={id} name={name} defaultValue={value} rows={2} {...described} />
      )}
      {children}
    </Labelled>
  );
}

function OrganCombobox({
  id,
  label,
  organs,
  chosen,
  onChoose,
  described,
}: {
  id: string;
  label: string;
  organs: readonly OrganChoice[];
  chosen: readonly string[];
  onChoose: (names: readonly string[]) => void;
  described: React.AriaAttributes;
}) {
  const [query, setQuery] = useState("");
  const [isOpen, setIsOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const [said, setSaid] = useState("");
  const input = useRef<HTMLInputElement>(null);
  const choices = isOpen
    ? organs
        .filter((organ) => !chosen.includes(organ.name) && organMatches(organ, query))
        .slice(0, MAX_CHOICES)
    : [];
  const close = () => {
    setIsOpen(false);
    setActive(-1);
  };
  const add = (names: readonly string[]) => {
    const added = names.filter((one) => !chosen.includes(one));
    if (added.length > 0) {
      onChoose([...chosen, ...new Set(added)]);
      setSaid(`已加入${added.join("、")}`);
    }
    setQuery("");
    close();
  };
  const addTyped = () =>
    add(
      query
        .split(PARTING)
        .filter(Boolean)
        .map((one) => fullName(organs, one)),
    );
  const remove = (name: string) => {
    onChoose(chosen.filter((one) => one !== name));
    setSaid(`已移除${name}`);
    input.current?.focus();
  };
  const step = (by: 1 | -1) => {
    setIsOpen(true);
    setActive((now) => {
      const last = Math.max(0, choices.length - 1);
      if (now < 0) return by === 1 ? 0 : last;
      return now + by < 0 ? last : now + by > last ? 0 : now + by;
    });
  };
  const onKeyDown = (event: React.KeyboardEvent) => {
    // An input method is choosing characters.
    if (event.nativeEvent.isComposing) return;
    const last = chosen.at(-1);
    if (event.key === "ArrowDown") step(1);
    else if (event.key === "ArrowUp") step(-1);
    else if (event.key === "Enter") {
      const choice = choices[active];
      if (choice) add([choice.name]);
      else addTyped();
    } else if (event.key === "Escape" && isOpen) close();
    else if (event.key === "Backspace" && query === "" && last !== undefined) remove(last);
    else return;
    event.preventDefault();
  };
  return (
    <div className="organ-picker">
      <OrganChips label={label} names={chosen} onOrder={onChoose} onRemove={remove} onSay={setSaid} />
      <input
        ref={input}
        id={id}
        role="combobox"
        autoComplete="off"
        value={query}
        aria-expanded={choices.length > 0}
        aria-controls={`${id}-choices`}
        aria-autocomplete="list"
        aria-activedescendant={choices[active] ? `${id}-choice-${active}` : undefined}
        {...described}
        onChange={({ currentTarget }) => {
          setQuery(currentTarget.value);
          setIsOpen(currentTarget.value.trim() !== "");
          setActive(-1);
        }}
        onKeyDown={onKeyDown}
        onBlur={addTyped}
      />
      <div id={`${id}-choices`} role="listbox" aria-label={label} hidden={choices.length === 0}>
        {choices.map((organ, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the combobox's, which keeps the focus
          <div
            key={organ.id}
            id={`${id}-choice-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === active}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => add([organ.name])}
          >
            {organ.name}
            {organ.shortNames.length > 0 && <span>{organ.shortNames.join("、")}</span>}
          </div>
        ))}
      </div>
      <p role="status" className="visually-hidden">
        {choices.length > 0 ? `有 ${choices.length} 个可选` : said}
      </p>
    </div>
  );
}

/** A name as it stands in the list of organs where it is a short name of one alone; else as typed. */
function fullName(organs: readonly OrganChoice[], typed: string): string {
  const named = organs.filter(({ shortNames }) => shortNames.includes(typed));
  return named.length === 1 && named[0] && !organs.some(({ name }) => name === typed) ? named[0].name : typed;
}
