import type { LeftOut, Line } from "./source";
import { squash } from "./spacing";

/** A box with whom to ask about a document, and where it stood. */
export type ConsultationBox = {
  unit: string | null;
  phone: string | null;
  firstLine: number;
  lastLine: number;
};

const UNIT = /^(?:政策)?(?:咨询|解读|承办)(?:单位|部门|机构|科室)(?:\s*[:：]\s*|\s+(?=\S))(.*)$/u;
const PHONE = /^(?:政策)?(?:咨询|解读)\s*(?:电\s*话|热\s*线)(?:\s*[:：]\s*|\s+(?=\d))(.*)$/u;
const PHONE_AFTER_UNIT =
  /^(?:(?:政策)?(?:咨询|解读|联系))?\s*(?:电\s*话|热\s*线)(?:\s*[:：]\s*|\s+(?=\d))(.*)$/u;
const PERSON = /^(?:政策)?(?:解读|咨询|联系)\s*人\s*[:：]/u;
const PHONE_IN_LINE = /\s*(?:咨询|联系|解读)?电\s*话\s*[:：]\s*/u;
const DIGITS =
  /^[\d０-９][\d０-９\s（()）\-—–－－转]*(?:[、，,；;/]\s*[\d０-９][\d０-９\s（()）\-—–－转]*)*/u;
const CAPTION =
  /^(?:[（(]?扫描二维码[\p{Script=Han}]{0,8}[）)]?|扫码(?:咨询|解读|看解读|查看解读|阅读)|扫一扫[\p{Script=Han}]{0,8}|政策(?:咨询|解读|问答)(?:二维码)?|文件解读|图解|(?:咨询|解读)(?:与|和|及)(?:咨询|解读|反馈|问答))$/u;

/**
 * Takes consultation boxes and the captions of their QR codes out of the lines of one document.
 * Their facts go into fields; their printed lines, with labels and captions, are listed as left out.
 */
export function takeConsultationBoxes(lines: readonly Line[]): {
  lines: Line[];
  boxes: ConsultationBox[];
  leftOut: LeftOut[];
} {
  const rest: Line[] = [];
  const boxes: ConsultationBox[] = [];
  const leftOut: LeftOut[] = [];
  const leave = (line: Line, reason: LeftOut["reason"]) =>
    leftOut.push({ firstLine: line.n, lastLine: line.n, reason, text: line.text });
  let open: ConsultationBox | null = null;
  for (const [index, line] of lines.entries()) {
    const text = line.text;
    const unit = UNIT.exec(text);
    const phone = (open && open.phone === null ? PHONE_AFTER_UNIT : PHONE).exec(text);
    if (unit) {
      const [name, ...after] = (unit[1] ?? "").split(PHONE_IN_LINE);
      open = { unit: squash(name ?? ""), phone: null, firstLine: line.n, lastLine: line.n };
      boxes.push(open);
      if (after.length > 0) setPhone(open, after.join(" "));
      leave(line, "consultation-box");
      continue;
    }
    if (phone) {
      open ??= pushed(boxes, { unit: null, phone: null, firstLine: line.n, lastLine: line.n });
      // 咨询 of 咨询电话 is at times left behind on the line above.
      if (open.unit?.endsWith("咨询") && !text.startsWith("咨询")) open.unit = open.unit.slice(0, -2);
      setPhone(open, phone[1] ?? "");
      open.lastLine = line.n;
      leave(line, "consultation-box");
      continue;
    }
    if (open && PERSON.test(text)) {
      open.lastLine = line.n;
      leave(line, "consultation-box");
      continue;
    }
    if (CAPTION.test(squash(text))) {
      leave(line, "qr-caption");
      continue;
    }
    if (open?.unit && open.phone === null && isWrappedUnit({ line, next: lines[index + 1] })) {
      open.unit += squash(text);
      open.lastLine = line.n;
      leave(line, "consultation-box");
      continue;
    }
    open = null;
    rest.push(line);
  }
  return { lines: rest, boxes: boxes.map(emptyToNull), leftOut };
}

/** Reads the telephone at the start of a text into the box; a caption may follow it. */
function setPhone(box: ConsultationBox, text: string): void {
  const digits = DIGITS.exec(text.trim())?.[0] ?? "";
  if (digits !== "") box.phone = digits.replace(/\s+/gu, "").replace(/[、，,；;/]+$/u, "");
}

/** The rest of a unit's name: a few characters right above the telephone. */
function isWrappedUnit({ line, next }: { line: Line; next: Line | undefined }): boolean {
  const tail = squash(line.text);
  return (
    tail.length <= 14 && /^[\p{Script=Han}（）]+$/u.test(tail) && PHONE_AFTER_UNIT.test(next?.text ?? "")
  );
}

function pushed(boxes: ConsultationBox[], box: ConsultationBox): ConsultationBox {
  boxes.push(box);
  return box;
}

function emptyToNull(box: ConsultationBox): ConsultationBox {
  return { ...box, unit: box.unit || null, phone: box.phone || null };
}
