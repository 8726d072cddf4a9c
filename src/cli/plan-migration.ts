import { mkdirSync, writeFileSync } from "node:fs";
import { planMigration } from "../lib/core/migrations";

/** `npm run migration -- NAME`: writes the SQL from the migrations to prisma/schema.prisma as a new migration. */
const name = process.argv[2] ?? "";
if (!/^[a-z0-9_]+$/u.test(name)) {
  console.error("usage: npm run migration -- lower_case_name");
  process.exit(2);
}
const sql = await planMigration();
if (sql === "") {
  console.log("The migrations already give prisma/schema.prisma.");
} else {
  const stamp = new Date().toISOString().replace(/\D/gu, "").slice(0, 14);
  const folder = `prisma/migrations/${stamp}_${name}`;
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}/migration.sql`, `${sql}\n`);
  console.log(`Wrote ${folder}/migration.sql`);
}
