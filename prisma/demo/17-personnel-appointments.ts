import { body, demonstrationDocument } from "./compose";

/** Appointments and removals, one person a line, two of them for a term of probation. */
export const document = demonstrationDocument({
  section: "人事任免文件",
  title: "云溪市人民政府关于林砚秋等任免职的通知",
  docNumber: "云政任〔2026〕5号",
  issuers: ["云溪市人民政府"],
  genre: "通知",
  kind: "personnel",
  addressee: "各乡镇人民政府、街道办事处，云溪经济开发区管委会，市政府各部门",
  writtenOn: "2026-07-17",
  consult: null,
  parts: [
    body(
      "2026年7月15日市政府第58次常务会议研究决定：",
      "任命：",
      "林砚秋为云溪市应急管理局副局长（试用期一年）；",
      "陆观澜为云溪市政务服务和数据局局长；",
      "温如岫为云溪市林业局副局长（试用期一年）；",
      "姚听泉为云溪市水务局副局长；",
      "卢映雪为云溪市水利工程质量与安全服务中心主任；",
      "尚归云为云溪市统计局副局长。",
      "免去：",
      "陆观澜的云溪市统计局副局长职务；",
      "姚听泉的云溪市水利工程质量与安全服务中心主任职务；",
      "许松筠的云溪市林业局副局长职务。",
    ),
  ],
});
