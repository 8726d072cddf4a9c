"use client";

import { combine } from "@atlaskit/pragmatic-drag-and-drop/combine";
import {
  draggable,
  dropTargetForElements,
  monitorForElements,
} from "@atlaskit/pragmatic-drag-and-drop/element/adapter";
import { attachClosestEdge } from "@atlaskit/pragmatic-drag-and-drop-hitbox/closest-edge/attach-closest-edge";
import { extractClosestEdge } from "@atlaskit/pragmatic-drag-and-drop-hitbox/closest-edge/extract-closest-edge";
import { type RefObject, useEffect, useState } from "react";
import type { Arrangement } from "@/lib/issues/contents/rules";
import type { Change } from "@/lib/issues/contents/schema";
import type { Dragged } from "./board-types";

/** Makes an entry one that can be dragged and, placed, dropped on; gives the edge where the dragged one would stand. */
export function useDraggable(
  element: RefObject<HTMLElement | null>,
  { documentId, section, isFixed = false }: { documentId: string; section: string | null; isFixed?: boolean },
): "top" | "bottom" | null {
  const [edge, setEdge] = useState<"top" | "bottom" | null>(null);
  useEffect(() => {
    const own = element.current;
    if (!own || isFixed) return;
    const dragged: Dragged = { documentId, isPlaced: section !== null };
    const source = draggable({ element: own, getInitialData: () => ({ ...dragged }) });
    if (section === null) return source;
    const show = ({ self }: { self: { data: Record<string | symbol, unknown> } }) => {
      const closest = extractClosestEdge(self.data);
      setEdge(closest === "top" || closest === "bottom" ? closest : null);
    };
    const target = dropTargetForElements({
      element: own,
      canDrop: ({ source: { data } }) => data.documentId !== documentId,
      getData: ({ input }) =>
        attachClosestEdge({ section, documentId }, { element: own, input, allowedEdges: ["top", "bottom"] }),
      onDrag: show,
      onDragLeave: () => setEdge(null),
      onDrop: () => setEdge(null),
    });
    return combine(source, target);
  }, [element, documentId, section, isFixed]);
  return edge;
}

/** Makes a list one that can be dropped on, at its end; null: the waiting documents. Gives whether it would be now. */
export function useDropList(element: RefObject<HTMLElement | null>, section: string | null): boolean {
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    const own = element.current;
    if (!own) return;
    return dropTargetForElements({
      element: own,
      getData: () => ({ section }),
      onDragEnter: () => setOver(true),
      onDragLeave: () => setOver(false),
      onDrop: () => setOver(false),
    });
  }, [element, section]);
  return isOver;
}

/** Calls `apply` with the change that a drop means. */
export function useDrops(arrangement: RefObject<Arrangement>, apply: (change: Change) => void): void {
  useEffect(
    () =>
      monitorForElements({
        onDrop: ({ source, location }) => {
          const target = location.current.dropTargets[0]?.data;
          const { documentId, isPlaced } = source.data;
          if (!target || typeof documentId !== "string") return;
          const change = changeOf(arrangement.current, { documentId, isPlaced: isPlaced === true }, target);
          if (change) apply(change);
        },
      }),
    [arrangement, apply],
  );
}

function changeOf(
  arrangement: Arrangement,
  { documentId, isPlaced }: Dragged,
  target: Record<string | symbol, unknown>,
): Change | null {
  const { section } = target;
  if (typeof section !== "string") return isPlaced ? { type: "remove", documentId } : null;
  const others = arrangement.find((one) => one.section === section)?.documents ?? [];
  const rest = others.filter((id) => id !== documentId);
  const at = typeof target.documentId === "string" ? rest.indexOf(target.documentId) : -1;
  const index = at < 0 ? rest.length : at + (extractClosestEdge(target) === "bottom" ? 1 : 0);
  return { type: isPlaced ? "move" : "place", documentId, section, index };
}
