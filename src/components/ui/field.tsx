"use client";

import { useId } from "react";
import { useField } from "./form-state";

type FieldProps = {
  name: string;
  label: string;
  initial?: string;
  hint?: string;
  /** Row of a field that stands several times in its form. */
  row?: number;
  /** `wide` takes the whole line of the form's grid. */
  size?: "wide" | "half";
};

/** A line of text with its label, hint and, where it was refused, what is wrong. */
export function TextField({
  name,
  label,
  initial = "",
  hint,
  row,
  size = "half",
  type = "text",
  autoComplete = "off",
  list,
}: FieldProps & {
  type?: "text" | "date" | "datetime-local" | "email" | "password" | "number";
  autoComplete?: string;
  list?: readonly string[];
}) {
  const { value, error } = useField(name, initial, row);
  const id = useId();
  return (
    <Labelled id={id} label={label} hint={hint} error={error} size={size}>
      <input
        id={id}
        name={name}
        type={type}
        defaultValue={type === "password" ? "" : value}
        autoComplete={autoComplete}
        aria-invalid={error !== undefined}
        aria-describedby={describedBy(id, hint, error)}
        list={list ? `${id}-list` : undefined}
      />
      {list && (
        <datalist id={`${id}-list`}>
          {list.map((option) => (
            <option key={option} value={option} />
          ))}
        </datalist>
      )}
    </Labelled>
  );
}

/** Several lines of text. */
export function TextArea({
  name,
  label,
  initial = "",
  hint,
  row,
  size = "wide",
  lines = 3,
  isText = false,
}: FieldProps & {
  lines?: number;
  /** Whether it holds a document's text, which is set as it will be read. */
  isText?: boolean;
}) {
  const { value, error } = useField(name, initial, row);
  const id = useId();
  return (
    <Labelled id={id} label={label} hint={hint} error={error} size={size}>
      <textarea
        id={id}
        name={name}
        rows={lines}
        defaultValue={value}
        className={isText ? "text" : undefined}
        aria-invalid={error !== undefined}
        aria-describedby={describedBy(id, hint, error)}
      />
    </Labelled>
  );
}

/** A choice of one. */
export function SelectField({
  name,
  label,
  initial = "",
  hint,
  row,
  size = "half",
  options,
}: FieldProps & { options: readonly { value: string; label: string }[] }) {
  const { value, error } = useField(name, initial, row);
  const id = useId();
  return (
    <Labelled id={id} label={label} hint={hint} error={error} size={size}>
      <select
        // React does not follow a changed default of a select.
        key={value}
        id={id}
        name={name}
        defaultValue={value}
        aria-invalid={error !== undefined}
        aria-describedby={describedBy(id, hint, error)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Labelled>
  );
}

/** A box to tick, with what it states. */
export function CheckField({ name, label, value = "on" }: { name: string; label: string; value?: string }) {
  const { error } = useField(name, "");
  const id = useId();
  return (
    <div className="field check wide">
      <input
        id={id}
        name={name}
        type="checkbox"
        value={value}
        aria-invalid={error !== undefined}
        aria-describedby={describedBy(id, undefined, error)}
      />
      <label htmlFor={id}>{label}</label>
      {error && (
        <p id={`${id}-error`} className="error">
          {error}
        </p>
      )}
    </div>
  );
}

/** A field's label, hint and error around its input, which bears `id` and is described by `describedBy`. */
export function Labelled({
  id,
  label,
  hint,
  error,
  size,
  children,
}: {
  id: string;
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
  size: "wide" | "half";
  children: React.ReactNode;
}) {
  return (
    <div className={`field ${size}`}>
      <label htmlFor={id}>{label}</label>
      {children}
      {hint && (
        <p id={`${id}-hint`} className="hint">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} className="error">
          {error}
        </p>
      )}
    </div>
  );
}

/** Ids of what describes the input of a field. */
export function describedBy(
  id: string,
  hint: string | undefined,
  error: string | undefined,
): string | undefined {
  return [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ") || undefined;
}
