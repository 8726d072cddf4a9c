import type { ImportedDocument, ImportedFile } from "../../src/lib/importing/schema";
import { document as landSupplyPlan } from "./01-land-supply-plan";
import { document as oldTreesOpinion } from "./02-old-trees-opinion";
import { document as reservoirCommendation } from "./03-reservoir-commendation";
import { document as forestFireSeason } from "./04-forest-fire-season";
import { document as wetlandReply } from "./05-wetland-reply";
import { document as nightStalls } from "./06-night-stalls";
import { document as waterSupplyLeadingGroup } from "./07-water-supply-leading-group";
import { document as nightStallsSupplement } from "./08-night-stalls-supplement";
import { document as businessEnvironmentList } from "./09-business-environment-list";
import { document as waterloggingActionPlan } from "./10-waterlogging-action-plan";
import { document as forestFireEmergencyPlan } from "./11-forest-fire-emergency-plan";
import { document as powerSupplyLetter } from "./12-power-supply-letter";
import { document as disclosureCircular } from "./13-disclosure-circular";
import { document as ruralWaterRules } from "./14-rural-water-rules";
import { document as minimumLivingStandard } from "./15-minimum-living-standard";
import { document as safetyRewardRules } from "./16-safety-reward-rules";
import { document as personnelAppointments } from "./17-personnel-appointments";
import { document as personnelEngagements } from "./18-personnel-engagements";
import { document as winterHeating } from "./next/19-winter-heating";
import { document as cultureQuarterReply } from "./next/20-culture-quarter-reply";
import { document as schoolCrossings } from "./next/21-school-crossings";
import { document as winterInspection } from "./next/22-winter-inspection";

type Demonstration = {
  gazette: {
    slug: string;
    name: string;
    masthead: string;
    place: string;
    sponsor: string;
    publisher: string;
    frequency: string;
    motto: string;
    address: string;
    postcode: string;
    phone: string;
    email: string;
    /** In house order. */
    sections: string[];
    /** One entry for each code word; an organ may have several. */
    codeWords: { organ: string; codeWord: string; shortNames: string[] }[];
  };
  issue: ImportedFile["issue"];
  /** In the order of the sections and, inside one, of print. */
  documents: ImportedDocument[];
  /** Who compiled the issue and who passed its documents: two people of its board. */
  people: { editor: string; reviewer: string };
  /** The issue after it, which is being compiled: its facts beside those of the first, and what has come in for it. */
  next: {
    number: string;
    totalNumber: number;
    publishedOn: string;
    documents: { document: ImportedDocument; state: "draft" | "submitted" | "approved"; isPlaced: boolean }[];
  };
};

const GOVERNMENT = "云溪市人民政府";
const OFFICE = "云溪市人民政府办公室";
const ADDRESS = "云溪市安澜路1号市政府办公楼三楼";
const POSTCODE = "000000";
const PHONE = "0000-5550101";
const EMAIL = "gongbao@yunxi.example";

/** The demonstration gazette of an invented city, with one issue; every text in it was written for it. */
export const demonstration: Demonstration = {
  gazette: {
    slug: "yunxi",
    name: "云溪市人民政府公报",
    masthead: "YUNXISHI RENMIN ZHENGFU GONGBAO",
    place: "云溪市",
    sponsor: OFFICE,
    publisher: "云溪市人民政府公报室",
    frequency: "季刊",
    motto: "传达政令　公开信息　指导工作　服务社会",
    address: ADDRESS,
    postcode: POSTCODE,
    phone: PHONE,
    email: EMAIL,
    sections: ["市政府文件", "市政府办公室文件", "政府规范性文件", "部门规范性文件", "人事任免文件"],
    codeWords: [
      { organ: GOVERNMENT, codeWord: "云政发", shortNames: ["市人民政府", "市政府"] },
      { organ: GOVERNMENT, codeWord: "云政函", shortNames: ["市人民政府", "市政府"] },
      { organ: GOVERNMENT, codeWord: "云政规发", shortNames: ["市人民政府", "市政府"] },
      { organ: GOVERNMENT, codeWord: "云政任", shortNames: ["市人民政府", "市政府"] },
      { organ: OFFICE, codeWord: "云政办发", shortNames: ["市人民政府办公室", "市政府办公室"] },
      { organ: OFFICE, codeWord: "云政办函", shortNames: ["市人民政府办公室", "市政府办公室"] },
      { organ: "云溪市民政局", codeWord: "云民发", shortNames: ["市民政局"] },
      { organ: "云溪市财政局", codeWord: "云财发", shortNames: ["市财政局"] },
      { organ: "云溪市应急管理局", codeWord: "云应急发", shortNames: ["市应急管理局", "市应急局"] },
      { organ: "云溪市林业局", codeWord: "云林发", shortNames: ["市林业局"] },
      { organ: "云溪市水务局", codeWord: "云水发", shortNames: ["市水务局"] },
    ],
  },
  issue: {
    publication: "云溪市人民政府公报",
    year: 2026,
    number: "3",
    totalNumber: 19,
    frequency: "季刊",
    publishedOn: "2026-09-30",
    sponsor: OFFICE,
    publisher: "云溪市人民政府公报室",
    board: {
      director: ["沈槐序"],
      members: ["江疏桐", "程野渡", "宋汀兰", "韩牧云", "温疏雨"],
      chiefEditor: ["江疏桐"],
      deputyEditor: ["温疏雨", "黎知白"],
    },
    contact: { email: EMAIL, phone: PHONE, postcode: POSTCODE, address: ADDRESS },
    notices: [
      "《云溪市人民政府公报》刊登的各类文件，与正式印发的文件具有同等效力。",
      "赠阅范围：市直各单位，各乡镇人民政府、街道办事处，村（居）民委员会，市档案馆、市图书馆、政务服务大厅和农家书屋。",
      "请各赠阅单位将本刊放置在公共区域，供公众免费阅览。",
      "如有印刷、装订错误，请与公报室联系调换。",
    ],
  },
  documents: [
    landSupplyPlan,
    oldTreesOpinion,
    reservoirCommendation,
    forestFireSeason,
    wetlandReply,
    nightStalls,
    waterSupplyLeadingGroup,
    nightStallsSupplement,
    businessEnvironmentList,
    waterloggingActionPlan,
    forestFireEmergencyPlan,
    powerSupplyLetter,
    disclosureCircular,
    ruralWaterRules,
    minimumLivingStandard,
    safetyRewardRules,
    personnelAppointments,
    personnelEngagements,
  ],
  people: { editor: "黎知白", reviewer: "江疏桐" },
  next: {
    number: "4",
    totalNumber: 20,
    publishedOn: "2026-12-31",
    documents: [
      { document: cultureQuarterReply, state: "approved", isPlaced: true },
      { document: winterHeating, state: "approved", isPlaced: true },
      { document: schoolCrossings, state: "submitted", isPlaced: true },
      { document: winterInspection, state: "draft", isPlaced: false },
    ],
  },
};
