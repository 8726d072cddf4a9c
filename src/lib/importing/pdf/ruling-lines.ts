import { type Box, boxAround, type Stroke } from "./page-geometry";

/** A level or upright line: its place (y or x) and how far it runs. */
export type Rule = { readonly at: number; readonly from: number; readonly to: number };
export type Rules = { readonly level: readonly Rule[]; readonly upright: readonly Rule[] };

/** Lines this near to each other, in points, are one: double lines, two cells' borders. */
const SAME = 2.6;
/** Gap that dashes leave. */
const DASH = 6;
const SHORTEST = 5;
/** How far a line may end before the one that it meets. */
const MEETS = 3;

/** Puts painted strokes together into whole lines: dashes joined, double lines taken for one. */
export function toRules(strokes: readonly Stroke[]): Rules {
  const level = strokes.filter((stroke) => stroke.x1 - stroke.x0 >= stroke.y1 - stroke.y0);
  const upright = strokes.filter((stroke) => stroke.x1 - stroke.x0 < stroke.y1 - stroke.y0);
  return {
    level: joinRules(level.map(({ x0, x1, y0, y1 }) => ({ at: (y0 + y1) / 2, from: x0, to: x1 }))),
    upright: joinRules(upright.map(({ x0, x1, y0, y1 }) => ({ at: (x0 + x1) / 2, from: y0, to: y1 }))),
  };
}

/** Groups lines that meet one another; each group may be a table or a frame. */
export function groupRules({ level, upright }: Rules): (Rules & { box: Box })[] {
  const groups: { level: Rule[]; upright: Rule[] }[] = [];
  const open: { level: Rule[]; upright: Rule[]; box: Box }[] = [...level]
    .sort((a, b) => a.at - b.at)
    .map((rule) => ({
      level: [rule],
      upright: [],
      box: { x0: rule.from, x1: rule.to, y0: rule.at, y1: rule.at },
    }));
  const parents = open.map((_, index) => index);
  const find = (index: number): number => {
    let root = index;
    while (parents[root] !== root) root = parents[root] ?? root;
    parents[index] = root;
    return root;
  };
  const owners = upright.map((line) => {
    const met = open.flatMap(({ level: [rule] }, index) => (rule && meets(rule, line) ? [index] : []));
    for (const index of met) parents[find(index)] = find(met[0] ?? index);
    return met[0];
  });
  const byRoot = new Map<number, { level: Rule[]; upright: Rule[] }>();
  for (const [index, { level: rules }] of open.entries()) {
    const root = find(index);
    const group = byRoot.get(root) ?? { level: [], upright: [] };
    group.level.push(...rules);
    byRoot.set(root, group);
  }
  for (const [index, line] of upright.entries()) {
    const owner = owners[index];
    if (owner !== undefined) byRoot.get(find(owner))?.upright.push(line);
  }
  groups.push(...byRoot.values());
  return groups.map((group) => ({
    ...group,
    box: boxAround([
      ...group.level.map((rule) => ({ x0: rule.from, x1: rule.to, y0: rule.at, y1: rule.at })),
      ...group.upright.map((rule) => ({ x0: rule.at, x1: rule.at, y0: rule.from, y1: rule.to })),
    ]),
  }));
}

function meets(level: Rule, upright: Rule): boolean {
  return (
    upright.at >= level.from - MEETS &&
    upright.at <= level.to + MEETS &&
    level.at >= upright.from - MEETS &&
    level.at <= upright.to + MEETS
  );
}

function joinRules(rules: readonly Rule[]): Rule[] {
  const lanes: { at: number; rules: Rule[] }[] = [];
  for (const rule of [...rules].sort((a, b) => a.at - b.at)) {
    const lane = lanes.at(-1);
    if (lane && rule.at - lane.at <= SAME) lane.rules.push(rule);
    else lanes.push({ at: rule.at, rules: [rule] });
  }
  return lanes.flatMap(({ rules: lane }) => {
    const joined: Rule[] = [];
    for (const rule of lane.sort((a, b) => a.from - b.from)) {
      const last = joined.at(-1);
      if (last && rule.from - last.to <= DASH)
        joined[joined.length - 1] = { ...last, to: Math.max(last.to, rule.to) };
      else joined.push(rule);
    }
    return joined.filter((rule) => rule.to - rule.from >= SHORTEST);
  });
}
