"use client";

import type { Editor } from "@tiptap/core";
import { useEffect, useState } from "react";
import { countCharacters } from "@/lib/content/count-characters";
import { textMap } from "./text-map";

/** How long typing rests before the text is counted again, in milliseconds. */
const REST_MS = 600;

/** 字数 of the part. */
export function TextCount({ editor }: { editor: Editor }) {
  const [count, setCount] = useState(() => countCharacters(textMap(editor.state.doc).text));
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const later = () => {
      clearTimeout(timer);
      timer = setTimeout(() => setCount(countCharacters(textMap(editor.state.doc).text)), REST_MS);
    };
    editor.on("update", later);
    return () => {
      clearTimeout(timer);
      editor.off("update", later);
    };
  }, [editor]);
  return (
    <p>
      {count.words}字；字符数（不计空格）{count.characters}，（计空格）{count.withSpaces}
    </p>
  );
}
