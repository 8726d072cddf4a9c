import { GENRES } from "./kind";

/** What the title of a document says by its form: organs + 关于 + matter + genre (rules.md section 1). */

const ORGAN_END =
  "(?:政府|政府办|行署|办公室|办公厅|委员会|管委会|指挥部|领导小组|领导组|专班|局|厅|院|部|处|署|办|委|中心|公司|集团|支队|大队|总队|联合会|协会|学会|工会|总会|联席会议|法院|检察院|站|所|社|银行|分行|支行|学校|大学|学院|党组|妇联|残联|团委|关工委|室|会)";
const ORGAN = new RegExp(`^[\\p{Script=Han}（）()·]{2,40}?${ORGAN_END}$`, "u");
const ISSUE_VERB = "(?:印发|发布|公布|颁布|颁发|转发|批转|下发|印送)";
const GENRE_AT_END = new RegExp(`(${[...GENRES].sort((a, b) => b.length - a.length).join("|")})$`, "u");
/** Longest text that can be a run of organs; a longer one is not looked into. */
const LONGEST_RUN = 400;
/** Words for an organ that are no name alone: the rest of the name stands before them. */
const PART_OF_NAME = /^(?:办公室|办公厅|委员会|管委会|党组|领导小组|指挥部)$/u;
/** A remark in brackets after the genre: （试行）, （2024年修订）. */
const REMARK_AT_END = /[（(][^（）()]{1,20}[）)]$/u;

/** The genre (文种) that a title ends with, a remark in brackets aside; null where it ends with none. */
export function genreOfTitle(title: string): string | null {
  return GENRE_AT_END.exec(bare(title))?.[1] ?? null;
}

/** Whether a text has the form of one organ's name and nothing else: Chinese characters up to a word for an organ. */
export function isOrganName(text: string): boolean {
  const name = text.replace(/\s+/gu, "");
  return ORGAN.test(name) && !/^(?:关于|各|及|和|由|经|为|请|本|该|其)|关于|的/u.test(name);
}

/**
 * The organs that a title names before 关于 (or before a genre that follows them at once: 云溪市人民政府令).
 * Spaces and line ends of the printed title part them; so does the recurrence of the place that the first one begins with.
 */
export function organsOfTitle(printed: string): string[] {
  const text = printed.trim();
  const about = text.search(/关\s*于|批\s*转|转\s*发|印\s*发/u);
  const head = about >= 0 ? text.slice(0, about) : bare(text).replace(GENRE_AT_END, "");
  return splitOrgans(head);
}

/** Parts a run of organ names, as titles and signatures print several. Gives [] where it is no run of organs. */
export function splitOrgans(text: string): string[] {
  const trimmed = text.trim();
  if (trimmed === "" || trimmed.length > LONGEST_RUN) return [];
  const pieces = trimmed.split(/[\s、，,]+/u).filter(Boolean);
  const parted = mergePieces(pieces).flatMap(splitByPlace);
  return parted.length > 0 && parted.every(isOrganName) ? parted : [];
}

/** The titles of the texts that a carrier issues: 关于印发《甲》的通知 gives 甲; [] for any other title. */
export function issuedTitles(title: string): string[] {
  const text = title.replace(/\s+/gu, "");
  if (text.length > LONGEST_RUN) return [];
  // An organ may forward a text without 关于: 某办公室转发某局《某办法》的通知.
  const match = new RegExp(
    `(?:关于|^[^《》]{4,40}?(?=转发|批转))${ISSUE_VERB}(.+?)(?:的?(?:补充)?${GENRE_AT_END.source.slice(0, -1)})$`,
    "u",
  ).exec(bare(text));
  const object = match?.[1]?.replace(/的$/u, "");
  if (!object) return [];
  const quoted = [...object.matchAll(/《((?:[^《》]|《[^《》]*》)+)》(（[^（）]*）)?/gu)].map(
    (found) => `${found[1] ?? ""}${found[2] ?? ""}`,
  );
  if (quoted.length > 0) return quoted;
  return new RegExp(`关于${ISSUE_VERB}`, "u").test(text) ? [object] : [];
}

function bare(title: string): string {
  const text = title.replace(/\s+/gu, "");
  return text.replace(REMARK_AT_END, "");
}

/** Pieces that a wrap or a stray space cut in mid-name are put together again. */
function mergePieces(pieces: readonly string[]): string[] {
  const merged: string[] = [];
  let open = "";
  for (const piece of pieces) {
    if (open === "" && merged.length > 0 && PART_OF_NAME.test(piece)) {
      merged.push((merged.pop() ?? "") + piece);
      continue;
    }
    open += piece;
    if (!isOrganName(open)) continue;
    merged.push(open);
    open = "";
  }
  if (open !== "") merged.push((merged.pop() ?? "") + open);
  return merged;
}

/** 云溪市财政局云溪市教育局: a second name begins where the place of the first returns. */
function splitByPlace(name: string): string[] {
  const place = /^[\p{Script=Han}]{2,6}?[省市县区州盟旗]/u.exec(name)?.[0];
  if (!place) return [name];
  const again = name.indexOf(place, place.length);
  if (again < 0) return [name];
  const first = name.slice(0, again);
  return isOrganName(first) ? [first, ...splitByPlace(name.slice(again))] : [name];
}
