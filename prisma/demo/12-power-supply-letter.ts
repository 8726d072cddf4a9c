import { body, demonstrationDocument } from "./compose";

/** A letter of the office to an organ of another line that is not its subordinate. */
export const document = demonstrationDocument({
  section: "市政府办公室文件",
  title: "云溪市人民政府办公室关于商请做好防汛抗旱应急供电保障工作的函",
  docNumber: "云政办函〔2026〕19号",
  issuers: ["云溪市人民政府办公室"],
  genre: "函",
  kind: "approval",
  addressee: "云溪供电公司",
  writtenOn: "2026-07-30",
  consult: null,
  parts: [
    body(
      "2026年8月至9月为云溪市防汛抗旱关键期，城区排涝泵站、乡镇水厂和灌溉泵站用电负荷集中。为确保重要水利设施安全稳定运行，现就有关事项商请如下：",
      "一、请贵公司将鹭湾水库闸门启闭系统、城区6座排涝泵站和9座乡镇水厂纳入重要用户供电保障名单，对其供电线路开展一次专项巡视，发现隐患及时消除。",
      "二、请贵公司在鹭湾、松岑、青砚3个供电所各预置1台不低于200千瓦的应急发电车或者发电机，接到市防汛抗旱值班电话后1小时内出发。接口规格和停放场地由市水务局提供。",
      "三、涉及上述设施的计划停电，请提前3日告知市水务局；因恶劣天气等原因突发停电的，请第一时间告知，以便启用备用电源。",
      "四、应急供电所发生的费用，按照双方签订的应急保障协议结算。市水务局联系电话：0000-5550135。",
      "妥否，请函复。",
    ),
  ],
});
