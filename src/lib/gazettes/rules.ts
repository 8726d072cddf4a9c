import { pinyin } from "pinyin-pro";
import { RESERVED_SLUGS } from "./schema";

/** Endings of places by level; the longest first, so that 自治区 is not read as 区. */
const LEVELS = "自治州|自治县|自治旗|自治区|地区|林区|矿区|新区|特区|省|市|区|县|旗|盟|州";

/** Pinyin syllables without tones, ü as v: 绿洲 → `lvzhou`. Latin letters and digits stay, others fall away. */
export function pinyinSlug(text: string): string {
  return pinyin(text, { toneType: "none", type: "array", v: true })
    .join("")
    .toLowerCase()
    .replace(/[^a-z0-9]/gu, "");
}

/** The place that a publication's name begins with: 云溪市青石区人民政府公报 → 云溪市青石区; empty without one. */
export function placeOfPublication(name: string): string {
  return /^(.+?)(?:人民)?政府(?:办公[厅室])?公报$/u.exec(name.trim())?.[1] ?? "";
}

/** Slug from the place without its level, the lowest place of several: 云溪市青石区 → `qingshi`. */
export function slugOfPublication(name: string): string {
  const place = placeOfPublication(name) || name.replace(/公报$/u, "");
  const lowest = place.replace(new RegExp(`^.*(?:${LEVELS})(?=.*.(?:${LEVELS})$)`, "u"), "");
  const bare = lowest.replace(new RegExp(`(?<=.{2})(?:${LEVELS})$`, "u"), "");
  const slug = pinyinSlug(bare || place).slice(0, 40);
  if (slug === "" || /^\d/u.test(slug)) return `gazette${slug}`;
  return RESERVED_SLUGS.includes(slug) ? `${slug}-gazette` : slug;
}

/** Words in capital pinyin, parted by spaces, as a masthead prints them: `YUNXISHI RENMIN ZHENGFU GONGBAO`. */
export function wordsInPinyin(words: readonly string[]): string {
  return words
    .map((word) => pinyinSlug(word).toUpperCase())
    .filter((word) => word !== "")
    .join(" ");
}
