import { GENRES } from "./kind";
import { organsOfTitle } from "./title";

/** A piece of a title. A line may end before it; before a `narrow` one only where lines are short, as on a phone. */
export type TitleSegment = { readonly text: string; readonly narrow: boolean };

/** Longest run that stays on one line, in characters: what a phone of 360 px, or the measure, holds of a title's type. */
const MAX_PHONE = 14;
const MAX_MEASURE = 22;
/** Marks and words that a line does not begin with. */
const NOT_FIRST =
  /^(?:[、，。；：！？）〕》〉」』”’·—…％%]|的|和|与|及|等|之|[部局厅委办组处室所站院会署队省市区县乡镇村号年月日法性化者员业型式率度条类项级]$)/u;
/** What a line does not end with. */
const NOT_LAST = /(?:[（〔《〈「『“‘]|关于|的|和|与|及|对|在|第|为|以|将|非|不|未|无|各|全|副|[0-9A-Za-z])$/u;
/** What stays together though no dictionary says so: 关于印发, and 的通知 at the end. */
const FIXED = new RegExp(
  `(关于(?:印发|转发|批转|下发|发布|公布|颁布)?|的(?:补充)?(?:${GENRES.join("|")})$)`,
  "u",
);

/**
 * Cuts a title where a line may end: never inside an organ's name or a name in 《》 that fits on a line, and else only
 * between words (GB/T 9704—2012 clause 7.3.1: words unbroken). Joined, the segments give the title unchanged.
 */
export function titleSegments(title: string): TitleSegment[] {
  const segments: TitleSegment[] = [];
  const organs = organsOfTitle(title);
  const places = organs.flatMap(placesOf);
  let rest = title;
  for (const organ of organs) {
    if (!rest.startsWith(organ)) break;
    segments.push(...nameSegments(organ, places));
    rest = rest.slice(organ.length);
  }
  for (const piece of rest.split(/(《(?:[^《》]|《[^《》]*》)*》)/u)) {
    if (piece === "") continue;
    if (piece.startsWith("《")) segments.push(...nameSegments(piece, places));
    else segments.push(...words(piece, places).map((text) => ({ text, narrow: false })));
  }
  return joinClumsy(segments);
}

/** The places that an organ's name begins with: 云溪市青石区人民政府 has 云溪市 and 青石区. No dictionary knows them. */
function placesOf(organ: string): string[] {
  const head = /^(?:[\p{Script=Han}]{1,7}?[省市县区州盟旗镇乡])+/u.exec(organ)?.[0] ?? "";
  return head.match(/[\p{Script=Han}]{1,7}?[省市县区州盟旗镇乡]/gu) ?? [];
}

function nameSegments(name: string, places: readonly string[]): TitleSegment[] {
  if (name.length <= MAX_PHONE) return [{ text: name, narrow: false }];
  const narrow = name.length <= MAX_MEASURE;
  return words(name, places).map((text, index) => ({ text, narrow: narrow && index > 0 }));
}

function words(text: string, places: readonly string[]): string[] {
  const segmenter = new Intl.Segmenter("zh-CN", { granularity: "word" });
  // The names are Chinese characters alone, so they stand in the expression as they are.
  const whole = places.length > 0 ? new RegExp(`(${places.join("|")})`, "u") : /(?!)/u;
  return text
    .split(FIXED)
    .flatMap((piece) => (FIXED.test(piece) ? [piece] : piece.split(whole)))
    .filter((piece) => piece !== "")
    .flatMap((piece) =>
      FIXED.test(piece) || places.includes(piece)
        ? [piece]
        : [...segmenter.segment(piece)].map(({ segment }) => segment),
    );
}

/** Takes away the line ends that no printer would set. */
function joinClumsy(segments: readonly TitleSegment[]): TitleSegment[] {
  const joined: TitleSegment[] = [];
  for (const segment of segments) {
    const before = joined.at(-1);
    const clumsy = before !== undefined && (NOT_FIRST.test(segment.text) || NOT_LAST.test(before.text));
    if (clumsy && before.text.length + segment.text.length <= MAX_PHONE) {
      joined[joined.length - 1] = { ...before, text: before.text + segment.text };
    } else joined.push(segment);
  }
  return joined;
}
