import type { Kind } from "../content/kind";
import { genreOfTitle, issuedTitles } from "../content/title";

const REMARK = /[（(][^（）()]{1,30}[）)]$/u;
const PERSONNEL = /(?:任免|免职|任职|任命|免去|聘任|解聘|职务|退休)/u;
/** What an issued text is by the word that its title ends with; the first that fits wins. */
const BY_END: readonly (readonly [RegExp, Kind])[] = [
  [/应急预案$|预案$/u, "emergency-plan"],
  [
    /(?:职责|责任|任务|权责|权力|问题|分工)清单$|(?:责任|任务|职责|工作)分工(?:方案|表)?$|(?:责任|任务)分解(?:方案|表)?$/u,
    "responsibility-list",
  ],
  [/(?:办法|规定|细则|规范|机制|制度|规则|规程|条例|章程|准则|导则|标准|守则|基准)$/u, "rules"],
  [/(?:方案|计划|规划|纲要|安排|行动|要点)$/u, "plan"],
  [/清单$/u, "responsibility-list"],
  [/名单$/u, "notice"],
];
/** A carrier that changes rules without issuing a text: a supplement to or an amendment of 办法 and the like. */
const CHANGES_RULES =
  /(?:办法|规定|细则|规则|条例|标准|规范)》?(?:[（(][^（）()]{1,20}[）)])?》?(?:有关(?:问题|事项))?的补充通知$/u;

/** What a document mainly is (docs/GLOSSARY.md), read from its title: the text that it issues, else its genre. */
export function classifyKind(title: string, instruments: readonly string[]): Kind {
  const text = title.replace(/\s+/gu, "");
  const genre = genreOfTitle(text);
  if (/关于.*(?:任免|免职|任职|任命|免去|聘任|退休)/u.test(text) && PERSONNEL.test(text)) return "personnel";
  const issued = issuedTitles(text);
  for (const name of [
    ...issued,
    ...(issued.length > 0 || genre === "令" || genre === "命令" ? instruments : []),
  ]) {
    const bare = name.replace(/\s+/gu, "").replace(REMARK, "");
    const kind = BY_END.find(([end]) => end.test(bare))?.[1];
    if (kind) return kind;
  }
  // 关于公布第三批名录的通知 makes a list known; it issues no text.
  if (issued.length > 0 && !issued.every((name) => /(?:名录|目录)$/u.test(name))) return "other";
  const forwarded = /(?:转发|批转)(.+?)的?通知$/u.exec(text)?.[1];
  if (forwarded && /(?:意见|措施)$/u.test(forwarded)) return "other";
  if (/应急预案/u.test(text) && genre === "通知") return "emergency-plan";
  if (CHANGES_RULES.test(text)) return "rules";
  if (genre === "批复" || genre === "函") return "approval";
  if (genre === "决定" || genre === "决议") return "decision";
  if (genre === "通知" || genre === "公告" || genre === "通告") return "notice";
  return "other";
}
