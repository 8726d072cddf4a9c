"use client";

import { useId, useState } from "react";
import { describedBy, Labelled } from "../ui/field";
import { useField } from "../ui/form-state";
import { useInputEvent } from "./use-input-event";

/** A field whose value other fields look at, and which proposals beside it may change. */
export type Typed = {
  readonly name: string;
  readonly value: string;
  readonly error: string | undefined;
  readonly set: (value: string) => void;
};

/** The state of such a field; what was refused is kept as it was typed. */
export function useTyped(name: string, initial: string): Typed {
  const { value: given, error } = useField(name, initial);
  const [value, set] = useState(given);
  return { name, value, error, set };
}

/** A line of text, a date or several lines, with what is proposed or to be said of it. */
export function TypedField({
  field: { name, value, error, set },
  label,
  hint,
  size = "half",
  type = "text",
  lines,
  list,
  options,
  onType = set,
  children,
}: {
  field: Typed;
  label: string;
  hint?: string;
  size?: "wide" | "half";
  type?: "text" | "date";
  /** Several lines, so many at first. */
  lines?: number;
  list?: readonly string[];
  /** Makes it a choice of one. */
  options?: readonly { readonly value: string; readonly label: string }[];
  /** What happens as it is typed into, where that is more than to keep it. */
  onType?: (value: string) => void;
  children?: React.ReactNode;
}) {
  const id = useId();
  const line = useInputEvent<HTMLInputElement>(value);
  const area = useInputEvent<HTMLTextAreaElement>(value);
  const onChange = (event: React.ChangeEvent<HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>) =>
    onType(event.currentTarget.value);
  const shared = {
    id,
    name,
    value,
    "aria-invalid": error !== undefined,
    "aria-describedby": describedBy(id, hint, error),
  };
  return (
    <Labelled id={id} label={label} hint={hint} error={error} size={size}>
      {options ? (
        <select {...shared} onChange={onChange}>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      ) : lines ? (
        <textarea ref={area} {...shared} rows={lines} onChange={onChange} />
      ) : (
        <input
          ref={line}
          {...shared}
          type={type}
          autoComplete="off"
          list={list ? `${id}-list` : undefined}
          onChange={onChange}
        />
      )}
      {list && (
        <datalist id={`${id}-list`}>
          {list.map((option) => (
            <option key={option} value={option} />
          ))}
        </datalist>
      )}
      {children}
    </Labelled>
  );
}

/** A remark on a field with a button that does what it proposes. */
export function Proposal({
  take,
  onTake,
  children,
}: {
  /** Words of the button. */
  take: string;
  onTake: () => void;
  children: React.ReactNode;
}) {
  return (
    <p className="proposal">
      {children}
      <button type="button" className="button quiet" onClick={onTake}>
        {take}
      </button>
    </p>
  );
}
