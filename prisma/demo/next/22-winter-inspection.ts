import { body, demonstrationDocument } from "../compose";

/** A notice of a department that has come in and waits to be submitted. */
export const document = demonstrationDocument({
  section: "部门规范性文件",
  title: "云溪市应急管理局关于开展冬季安全生产检查的通知",
  docNumber: "云应急发〔2026〕44号",
  issuers: ["云溪市应急管理局"],
  genre: "通知",
  kind: "notice",
  addressee: "各乡镇人民政府、街道办事处，各生产经营单位",
  writtenOn: "2026-11-10",
  consult: { unit: "云溪市应急管理局安全生产综合协调科", phone: "0000-5550161" },
  parts: [
    body(
      "为防范冬季生产安全事故，定于2026年11月20日至12月20日开展全市冬季安全生产检查。现将有关事项通知如下：",
      "一、生产经营单位对用火、用电、用气和有限空间作业逐项自查，自查记录保存不少于一年。",
      "二、各乡镇人民政府、街道办事处对辖区内小作坊、小商店逐户检查，发现重大事故隐患的，立即报告市应急管理局。",
      "三、市应急管理局抽查不少于60家单位，抽查结果向社会公布。",
    ),
  ],
});
