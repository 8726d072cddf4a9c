import { doc, heading, paragraph, runInParagraph, table, text } from "../../../src/lib/content/build";
import type { Block, Content } from "../../../src/lib/content/schema";
import type { PrintDocument, PrintIssue, PrintPart } from "../../../src/lib/print/schema";

/** An invented issue of an invented city, with every kind of thing that a gazette prints. */

const SENTENCES = [
  "各部门要按照职责分工，结合本地实际，细化工作措施，确保各项任务按时完成。",
  "要坚持问题导向，摸清底数，建立台账，逐项明确责任单位和完成时限，做到底数清、情况明、措施实。",
  "对工作推进不力、进度滞后的单位，由市政府督查室予以通报，并在年度考核中扣减相应分值。",
  "到2026年底，全市新建改造供水管网126公里，城市公共供水管网漏损率控制在8.5%以内。",
  "各县（市、区）应于每月5日前将上月进展情况报送市工作专班办公室（联系电话：0000-1234567）。",
  "充分利用广播、报刊、网络等媒体，广泛宣传有关政策，营造全社会共同参与的良好氛围。",
  "凡涉及群众切身利益的事项，应当公开征求意见，并及时反馈采纳情况。",
];
const HAN = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];

/** Some invented sentences; the same `seed` gives the same ones. */
export function sentences(seed: number, count: number): string {
  return Array.from({ length: count }, (_, i) => SENTENCES[(seed * 3 + i * 5) % SENTENCES.length]).join("");
}

export function chapterBlocks(seed: number, chapters: number, paragraphs: number): Block[] {
  const blocks: Block[] = [];
  for (let i = 0; i < chapters; i++) {
    blocks.push(heading(1, `${HAN[i % 10]}、`, `第${i + 1}项重点任务`), paragraph(sentences(seed + i, 2)));
    blocks.push(heading(2, "（一）", "加强组织领导"));
    for (let j = 0; j < paragraphs; j++) blocks.push(paragraph(sentences(seed + i + j, 3)));
    blocks.push(runInParagraph(2, "（二）落实工作责任。", sentences(seed + i, 2)));
    blocks.push(heading(3, "1.", "明确时限"), paragraph(sentences(seed + i + 2, 2)));
  }
  return blocks;
}

export function part(
  type: PrintPart["type"],
  content: Content,
  { label = null, title = null }: { label?: string | null; title?: string | null } = {},
): PrintPart {
  return { type, label, title, content };
}

export function printDocument(given: Partial<PrintDocument> & { id: string; title: string }): PrintDocument {
  return {
    number: null,
    addressee: "各县（市、区）人民政府，市直各有关单位",
    signatories: ["云溪市人民政府办公室"],
    writtenOnText: "2026年1月5日",
    publicity: "此件公开发布",
    consultUnit: null,
    consultPhone: null,
    url: null,
    parts: [part("body", doc(paragraph(sentences(1, 3))))],
    ...given,
  };
}

export function printIssue(sections: PrintIssue["sections"], given: Partial<PrintIssue> = {}): PrintIssue {
  return {
    gazette: {
      name: "云溪市人民政府公报",
      masthead: "YUNXISHI RENMIN ZHENGFU GONGBAO",
      sponsor: "云溪市人民政府办公室",
      publisher: "云溪市人民政府公报室",
      frequency: "双月刊",
      motto: "传达政令　公开信息　指导工作　服务社会",
      address: "云溪市青石区临河路1号",
      postcode: "000000",
      phone: "0000-1234567",
      email: "gongbao@example.invalid",
    },
    year: 2026,
    number: "1",
    totalNumber: 37,
    issueDate: "2026-02-28",
    board: {
      director: ["甲某某"],
      members: ["乙某某", "丙某", "丁某某"],
      chiefEditor: ["乙某某"],
      deputyEditor: ["丙某"],
    },
    notices: ["公报刊登的文件与红头文件具有同等效力。", "请各赠阅单位将本刊放置在公共区域供公众阅览。"],
    url: "https://gongbao.example/yunxi/2026/1",
    sections,
    ...given,
  };
}

export const DUTY_COLUMNS = [
  "序号",
  "任务名称",
  "主要内容",
  "牵头单位",
  "配合单位",
  "完成时限",
  "年度目标",
  "备注",
];

/** A duty list of eight columns: too wide for a column of text. */
export function dutyTable(rows: number): Block {
  const body = Array.from({ length: rows }, (_, i) => [
    String(i + 1),
    `第${i + 1}号任务`,
    sentences(i, 1 + (i % 3)),
    "市住房城乡建设局",
    "市财政局、市自然资源局、各县（市、区）人民政府",
    "2026年12月底前",
    `完成${(i + 1) * 10}%`,
    i % 4 === 0 ? "续建" : "",
  ]);
  return table({
    rows: [DUTY_COLUMNS, ...body],
    caption: "重点任务责任分工表",
    unit: "单位：项",
    notes: ["注：责任单位排第一的为牵头单位。"],
  });
}

/** A supply table of 26 columns with a two-level heading and a merged total. */
export function supplyTable(rows: number): Block {
  const uses = [
    "商服",
    "工矿",
    "住宅",
    "公共",
    "交通",
    "水域",
    "特殊",
    "仓储",
    "教育",
    "医疗",
    "体育",
    "绿地",
  ];
  const body = Array.from({ length: rows }, (_, i) => [
    `${HAN[i % 10]}河街道${i}`,
    ...uses.flatMap((_, j) => [`${i}.${j}5`, String(100 + i * 7 + j)]),
    String(1000 + i),
  ]);
  const total = [{ text: "合计", colspan: 25 }, "9999"];
  return table({
    rows: [
      [
        { text: "乡镇（街道）", rowspan: 2 },
        ...uses.map((use) => ({ text: `${use}用地`, colspan: 2 })),
        { text: "总计", rowspan: 2 },
      ],
      uses.flatMap(() => ["面积", "宗数"]),
      ...body,
      total,
    ],
    headerRows: 2,
    caption: "国有建设用地供应计划表",
    unit: "单位：公顷、宗",
  });
}

const quotaTable = table({
  rows: [
    ["县区", "新建（公里）", "改造（公里）", "投资（万元）"],
    ["青石区", "18.6", "42", "3 260"],
    ["临江县", "12.4", "20", "1 875"],
    [{ text: "合计", colspan: 2 }, "62", "5 135"],
  ],
  caption: "管网建设改造任务表",
  notes: ["注：投资为估算数。"],
});

/** Ten documents in three sections. */
export function inventedIssue(): PrintIssue {
  return printIssue([
    {
      name: "市政府文件",
      documents: [
        printDocument({
          id: "yunzhengfa-2026-1",
          title: "云溪市人民政府关于印发云溪市城市供水管网更新改造三年行动方案（2026—2028年）的通知",
          number: "云政发〔2026〕1号",
          signatories: ["云溪市人民政府"],
          consultUnit: "市住房城乡建设局",
          consultPhone: "0000-7654321",
          url: "https://gongbao.example/documents/yunzhengfa-2026-1",
          parts: [
            part(
              "body",
              doc(
                paragraph(
                  "《云溪市城市供水管网更新改造三年行动方案（2026—2028年）》已经市人民政府同意，现印发给你们，请认真贯彻执行。",
                ),
              ),
            ),
            part(
              "instrument",
              doc(
                paragraph(sentences(2, 4)),
                ...chapterBlocks(3, 4, 2),
                quotaTable,
                paragraph("附件：1.重点任务责任分工表"),
                paragraph("　　　2.国有建设用地供应计划表"),
              ),
              {
                title: "云溪市城市供水管网更新改造三年行动方案（2026—2028年）",
              },
            ),
            part("annex", doc(dutyTable(24)), { label: "附件1", title: "重点任务责任分工表" }),
            part("annex", doc(supplyTable(30)), { label: "附件2", title: "国有建设用地供应计划表" }),
          ],
        }),
        printDocument({
          id: "yunzhengfa-2026-2",
          title: "云溪市人民政府关于做好2026年安全生产工作的通知",
          number: "云政发〔2026〕2号",
          signatories: ["云溪市人民政府"],
          parts: [part("body", doc(...chapterBlocks(7, 6, 3)))],
        }),
        printDocument({
          id: "yunzhengren-2026-1",
          title: "云溪市人民政府关于甲某某等2人职务任免的通知",
          number: "云政任〔2026〕1号",
          signatories: ["云溪市人民政府"],
          parts: [
            part(
              "body",
              doc(
                paragraph("市人民政府决定："),
                paragraph("任命甲某某为云溪市水务局副局长（试用期一年）；"),
                paragraph("免去乙某某的云溪市水务局副局长职务。"),
              ),
            ),
          ],
        }),
      ],
    },
    {
      name: "市政府办公室文件",
      documents: [
        printDocument({
          id: "yunzhengbanfa-2026-1",
          title: "云溪市人民政府办公室关于印发云溪市公共停车场管理办法（试行）的通知",
          number: "云政办发〔2026〕1号",
          parts: [
            part(
              "body",
              doc(
                paragraph("《云溪市公共停车场管理办法（试行）》已经市人民政府第12次常务会议通过，现予印发。"),
              ),
            ),
            part(
              "instrument",
              doc(
                heading(1, "第一章　", "总则"),
                runInParagraph(3, "第一条　", sentences(4, 2)),
                runInParagraph(3, "第二条　", sentences(5, 2)),
                heading(1, "第二章　", "管理"),
                ...Array.from({ length: 12 }, (_, i) => runInParagraph(3, `第${i + 3}条　`, sentences(i, 2))),
                paragraph([
                  text("空气中PM"),
                  text("2.5", { type: "subscript" }),
                  text("浓度不高于35 μg/m"),
                  text("3", { type: "superscript" }),
                  text("，详见"),
                  text("公报网站", { type: "link", attrs: { href: "https://gongbao.example/" } }),
                  text("。"),
                  { type: "footnote", content: [text("指年平均浓度。")] },
                  text("重要事项", { type: "bold" }),
                  text("另行通知。"),
                ]),
              ),
              { title: "云溪市公共停车场管理办法（试行）" },
            ),
          ],
        }),
        printDocument({
          id: "yunzhengbanfa-2026-2",
          title: "云溪市人民政府办公室关于调整市防汛抗旱指挥部组成人员的通知",
          number: "云政办发〔2026〕2号",
          consultUnit: "市应急管理局",
          consultPhone: "0000-1112223",
          parts: [
            part(
              "body",
              doc(
                paragraph(sentences(2, 2)),
                paragraph("总指挥：甲某某　市长"),
                paragraph("成　员：乙某某　丙某　丁某某"),
              ),
            ),
            part(
              "annex",
              doc(
                {
                  type: "figure",
                  attrs: { file: null, alt: "防汛应急响应流程图", caption: "图1　防汛应急响应流程" },
                },
                {
                  type: "unrecoveredTable",
                  content: [
                    paragraph("响应级别　启动条件"),
                    paragraph("Ⅰ级　特大洪水"),
                    paragraph("Ⅱ级　大洪水"),
                  ],
                },
              ),
              { label: "附件", title: "防汛应急响应流程图" },
            ),
          ],
        }),
        ...[3, 4, 5, 6].map((serial) =>
          printDocument({
            id: `yunzhengbanfa-2026-${serial}`,
            title: `云溪市人民政府办公室关于进一步加强第${serial}类公共设施维护管理工作的实施意见`,
            number: `云政办发〔2026〕${serial}号`,
            parts: [part("body", doc(...chapterBlocks(serial, 2 + (serial % 3), 3)))],
          }),
        ),
      ],
    },
    {
      name: "部门规范性文件",
      documents: [
        printDocument({
          id: "yunxi-2026-1-10",
          title: "云溪市水务局关于公布农村供水水价的公告",
          addressee: null,
          signatories: ["云溪市水务局", "云溪市发展和改革委员会"],
          publicity: null,
          parts: [part("body", doc(paragraph(sentences(3, 5))))],
        }),
      ],
    },
  ]);
}
