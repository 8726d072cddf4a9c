import type { Kind } from "../../content/kind";

/** All that differs between kinds. Every property explicit; there is no `kind ===` anywhere else. */
type KindRule = {
  readonly label: string;
  /** What an editor is told to expect in such a document. */
  readonly hint: string;
  /** Headings that a new document of the kind begins with. */
  readonly template: readonly string[];
};

export const KIND_RULES: Readonly<Record<Kind, KindRule>> = {
  notice: { label: "通知公告", hint: "安排或告知事项，可附名单", template: [] },
  plan: {
    label: "方案计划",
    hint: "目标、任务、责任单位、完成时限",
    template: ["一、总体要求", "二、主要任务", "三、保障措施"],
  },
  "emergency-plan": {
    label: "应急预案",
    hint: "总则、组织体系、监测预警、应急响应、后期处置、保障、附则",
    template: ["1 总则", "2 组织体系", "3 监测预警", "4 应急响应", "5 后期处置", "6 应急保障", "7 附则"],
  },
  "responsibility-list": { label: "职责清单", hint: "任务、牵头单位、配合单位、时限的表", template: [] },
  personnel: { label: "人事任免", hint: "任命、免去，一人一行", template: [] },
  approval: { label: "批复函件", hint: "答复请示或来函", template: [] },
  decision: { label: "决定", hint: "决定事项，可附名单", template: [] },
  rules: {
    label: "办法规定",
    hint: "章、条、款，施行日期与有效期",
    template: ["第一章　总则", "第二章　附则"],
  },
  other: { label: "其他", hint: "意见、措施、通报等", template: [] },
};
