import { describe, expect, it } from "vitest";
import { classifyKind } from "@/lib/importing/classify-kind";

const about = (matter: string) => `云溪市人民政府关于${matter}`;

describe("classifyKind", () => {
  it.each([
    ["印发绿道建设方案的通知", "plan"],
    ["印发2024年供应计划的通知", "plan"],
    ["印发防汛应急预案的通知", "emergency-plan"],
    ["印发重点工作责任分工的通知", "responsibility-list"],
    ["印发安全管理职责清单的通知", "responsibility-list"],
    ["印发公园管理办法（试行）的通知", "rules"],
    ["印发《养老机构工作规范》的通知", "rules"],
    ["补贴实施办法（试行）的补充通知", "rules"],
    ["林一帆等2人职务任免的通知", "personnel"],
    ["江小满同志免职的通知", "personnel"],
    ["同意设立公园的批复", "approval"],
    ["商请支持的函", "approval"],
    ["表彰先进单位的决定", "decision"],
    ["贯彻落实三年行动方案的通知", "notice"],
    ["建立联席会议制度的通知", "notice"],
    ["促进就业的意见", "other"],
    ["印发若干措施的通知", "other"],
  ])("reads %s as %s", (matter, kind) => expect(classifyKind(about(matter), [])).toBe(kind));

  it("reads an order by the text that it issues", () => {
    expect(classifyKind("云溪市人民政府令", ["云溪市招牌管理规定"])).toBe("rules");
    expect(classifyKind("云溪市人民政府令", [])).toBe("other");
  });
});
