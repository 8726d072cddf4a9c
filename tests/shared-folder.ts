import { existsSync } from "node:fs";
import path from "node:path";

const folder = process.env.GONGBAO_SHARED ?? path.resolve("../shared");

/** Folder with real issues and the scoring program, which are not part of the repository; null where it is absent. */
export const sharedFolder: string | null = existsSync(path.join(folder, "import-score")) ? folder : null;
