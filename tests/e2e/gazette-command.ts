import { spawn } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { serverEnv } from "../setup/server";

export type Result = { code: number; out: string; err: string };

/** Runs `gazette …` on a data folder, as an operator's script does. */
export function gazette(args: string[], where: { dataFolder: string; port: number }): Promise<Result> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ["scripts/gazette.mjs", ...args], { env: serverEnv(where) });
    let [out, err] = ["", ""];
    child.stdout.on("data", (chunk) => {
      out += chunk;
    });
    child.stderr.on("data", (chunk) => {
      err += chunk;
    });
    child.once("error", reject);
    child.once("close", (code) => resolve({ code: code ?? -1, out, err }));
  });
}

/** A printed issue of an invented district, as text. `marker` stands in one title and in one paragraph. */
export function writeIssueText({ number, marker }: { number: number; marker: string }): string {
  const date = `2025年${number * 3}月28日`;
  const document = (serial: number, matter: string, text: string) => `
云溪市青石区人民政府
关于${matter}的通知

青政发〔2025〕${serial}号

各乡（镇）人民政府，区直各单位：

${text}

一、加强组织领导

各单位要落实责任，按时完成。

二、做好信息报送

每月5日前报送进展情况。

云溪市青石区人民政府

${date}

（此件公开发布）
`;
  const text = `云溪市青石区人民政府公报

2025年第${number}期

（总第${number + 10}期）

2025年${number * 3}月30日出版

（季刊）

目录

【区政府文件】

云溪市青石区人民政府关于做好${marker}工作的通知（青政发〔2025〕${number * 10 + 1}号） 1

云溪市青石区人民政府关于开展水渠清淤的通知（青政发〔2025〕${number * 10 + 2}号） 3
${document(number * 10 + 1, `做好${marker}工作`, `为做好${marker}工作，现将有关事项通知如下。`)}
${document(number * 10 + 2, "开展水渠清淤", "为保障春灌用水，现将有关事项通知如下。")}`;
  const file = path.join(mkdtempSync(path.join(os.tmpdir(), "gongbao-text-")), `qingshi-2025-${number}.txt`);
  writeFileSync(file, text);
  return file;
}
