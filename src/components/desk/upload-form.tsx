"use client";

import { useEffect, useState } from "react";

type Progress = { readonly sent: number; readonly total: number } | "reading" | null;
const MEGABYTE = 1024 * 1024;

/**
 * The form that uploads a file. A script shows how far it has come and keeps the choice where the file is refused;
 * without one it is a plain form.
 */
export function UploadForm({ accept }: { accept: string }) {
  const [progress, setProgress] = useState<Progress>(null);
  const [problem, setProblem] = useState<string | null>(null);
  // A page that the browser shows again from its memory is not busy any more.
  useEffect(() => {
    const rest = () => setProgress(null);
    window.addEventListener("pageshow", rest);
    return () => window.removeEventListener("pageshow", rest);
  }, []);
  const isBusy = progress !== null;
  const send = (event: React.FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (isBusy) return;
    setProblem(null);
    setProgress({ sent: 0, total: 0 });
    upload(new FormData(event.currentTarget), setProgress)
      .then((to) => window.location.assign(to))
      .catch((error: Error) => {
        setProgress(null);
        setProblem(error.message);
      });
  };
  return (
    <form
      action="/desk/import/upload"
      method="post"
      encType="multipart/form-data"
      className="form"
      onSubmit={send}
    >
      <div className="field wide">
        <label htmlFor="file">一期公报或单篇文件：文本、PDF、Word，不超过 100 MB</label>
        <input id="file" name="file" type="file" accept={accept} required />
      </div>
      <button type="submit" className="button main" aria-disabled={isBusy || undefined}>
        读取
      </button>
      <div className="upload-progress" role="status">
        {progress === "reading" && (
          <>
            <span>已上传，正在读取…</span>
            <progress aria-label="正在读取" />
          </>
        )}
        {isBusy && progress !== "reading" && (
          <>
            <span>{sentWords(progress)}</span>
            <progress aria-label="上传进度" value={progress.sent} max={Math.max(progress.total, 1)} />
          </>
        )}
      </div>
      {problem !== null && (
        <p role="alert" className="form-answer refused">
          {problem}
        </p>
      )}
      <p className="hint">先显示读出的内容，确认后才录入。</p>
    </form>
  );
}

function sentWords({ sent, total }: { sent: number; total: number }): string {
  if (total === 0) return "正在上传…";
  const of = `${(sent / MEGABYTE).toFixed(1)} / ${(total / MEGABYTE).toFixed(1)} MB`;
  return `正在上传 ${Math.floor((sent / total) * 100)}%，${of}`;
}

/** Sends the file, since `fetch` tells nothing of an upload's progress; gives the page to go on to. Throws what is wrong. */
function upload(form: FormData, tell: (progress: Progress) => void): Promise<string> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", "/desk/import/upload");
    request.setRequestHeader("Accept", "application/json");
    request.responseType = "json";
    request.upload.onprogress = ({ loaded, total }) => tell({ sent: loaded, total });
    request.upload.onload = () => tell("reading");
    request.onerror = () => reject(new Error("上传中断，请检查网络后再试；所选文件仍在。"));
    request.onload = () => {
      const told = request.response as { to?: string; problem?: string } | null;
      if (told?.to) resolve(told.to);
      else reject(new Error(told?.problem ?? "未能读取，请再试一次；所选文件仍在。"));
    };
    request.send(form);
  });
}
