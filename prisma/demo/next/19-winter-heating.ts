import { heading } from "../../../src/lib/content/build";
import { body, demonstrationDocument } from "../compose";

/** A short notice of the office, approved and placed. */
export const document = demonstrationDocument({
  section: "市政府办公室文件",
  title: "云溪市人民政府办公室关于做好2026年冬季供暖保障工作的通知",
  docNumber: "云政办发〔2026〕36号",
  issuers: ["云溪市人民政府办公室"],
  genre: "通知",
  kind: "notice",
  addressee: "安澜街道、文渊街道、桥南街道办事处，市政府有关部门，云溪供热公司",
  writtenOn: "2026-10-12",
  consult: { unit: "云溪市住房城乡建设局公用事业科", phone: "0000-5550149" },
  parts: [
    body(
      "2026年冬季城区供暖自11月1日开始。为保障群众温暖过冬，经市人民政府同意，现就有关工作通知如下：",
      heading(1, "一、", "抓紧检修"),
      "供热企业应当于10月25日前完成热源、管网和换热站的检修和冷态试运行，对上一供暖季投诉集中的小区逐一排查，排查结果在小区公告栏公布。",
      heading(1, "二、", "保障燃料"),
      "市发展改革局协调供热用煤、用气，供热企业储备不少于15日的用量。",
      heading(1, "三、", "畅通投诉"),
      "供暖期间，供热企业的服务电话24小时有人值守，群众反映的问题应当在2小时内回应、24小时内处理完毕。室温达不到18摄氏度的，按照合同约定退还热费。",
    ),
  ],
});
