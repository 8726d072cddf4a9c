import { body, demonstrationDocument } from "../compose";

/** A reply of the government, approved and placed. */
export const document = demonstrationDocument({
  section: "市政府文件",
  title: "云溪市人民政府关于同意设立砚池公园文化街区的批复",
  docNumber: "云政函〔2026〕47号",
  issuers: ["云溪市人民政府"],
  genre: "批复",
  kind: "approval",
  addressee: "文渊街道办事处",
  writtenOn: "2026-10-20",
  consult: null,
  parts: [
    body(
      "你街道《关于设立砚池公园文化街区的请示》（文渊办〔2026〕17号）收悉。现批复如下：",
      "一、同意设立砚池公园文化街区，范围东至书院路，西至砚池，南至文渊路，北至梧桐巷，面积12.6公顷。",
      "二、街区内不得拆除历史建筑，不得改变砚池岸线。新建、改建建筑的高度不得超过12米。",
      "三、你街道要会同市自然资源局、市林业局编制街区保护利用方案，按程序报批后组织实施。",
    ),
  ],
});
