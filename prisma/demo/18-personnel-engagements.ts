import { body, demonstrationDocument } from "./compose";

/** Engagements for a term, and posts that end of themselves with the office that held them. */
export const document = demonstrationDocument({
  section: "人事任免文件",
  title: "云溪市人民政府关于方拾遗等任免职的通知",
  docNumber: "云政任〔2026〕6号",
  issuers: ["云溪市人民政府"],
  genre: "通知",
  kind: "personnel",
  addressee: "各乡镇人民政府、街道办事处，云溪经济开发区管委会，市政府各部门，市属国有企业",
  writtenOn: "2026-09-08",
  consult: null,
  parts: [
    body(
      "2026年9月7日市政府第61次常务会议研究决定：",
      "聘任方拾遗为云溪供水集团有限公司总经理，任期三年（2026年9月至2029年9月）；聘任杭舟遥为云溪文化旅游发展有限公司副总经理，任期三年（2026年9月至2029年9月）。",
      "任命齐望野为云溪市大数据服务中心主任（试用期一年），任命仲夏泉为云溪市退役军人服务中心副主任。",
      "因机构撤销，原云溪市信息中心主任齐望野、副主任桑榆亭的职务自然免除，不再另行办理免职手续。",
      "任命柏听松为云溪市青砚中学校长，免去樊云栖的云溪市青砚中学校长职务。",
    ),
  ],
});
