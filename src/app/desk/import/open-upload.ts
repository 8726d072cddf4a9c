import { notFound } from "next/navigation";
import { cache } from "react";
import { AppError } from "@/lib/core/errors";
import { getUpload } from "@/lib/issues/uploads/queries";
import { openInstallation } from "../access";

/** The desk with an uploaded file and what was understood of it. Who may not import, and what is not kept, find nothing. */
export const openUpload = cache(async (sha256: string, name: string | undefined) => {
  const desk = await openInstallation("/desk/import", "import.read");
  const fileName = name ?? `${sha256.slice(0, 8)}.txt`;
  const upload = await getUpload({ sha256, fileName }).catch((error: unknown) => {
    // What was kept for another purpose (a picture) is no upload.
    if (error instanceof AppError) return null;
    throw error;
  });
  if (!upload) notFound();
  return { desk, fileName, read: upload.read };
});
