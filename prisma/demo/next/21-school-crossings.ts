import { heading } from "../../../src/lib/content/build";
import { body, demonstrationDocument } from "../compose";

/** A notice of the office that waits for its review. */
export const document = demonstrationDocument({
  section: "市政府办公室文件",
  title: "云溪市人民政府办公室关于改善学校周边道路通行条件的通知",
  docNumber: "云政办发〔2026〕38号",
  issuers: ["云溪市人民政府办公室"],
  genre: "通知",
  kind: "notice",
  addressee: "各乡镇人民政府、街道办事处，市政府有关部门",
  writtenOn: "2026-11-03",
  consult: { unit: "云溪市公安局交通管理科", phone: "0000-5550118" },
  parts: [
    body(
      "为保障学生上下学安全，经市人民政府同意，现就改善学校周边道路通行条件有关事项通知如下：",
      heading(1, "一、", "完善过街设施"),
      "2026年12月底前，城区24所中小学校门前300米内的人行横道、信号灯、减速带和照明应当齐全完好。",
      heading(1, "二、", "错峰上下学"),
      "相邻学校的放学时间错开10分钟以上，具体时间由学校商公安交通管理部门确定，并提前告知家长。",
    ),
  ],
});
