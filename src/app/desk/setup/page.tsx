import type { Metadata } from "next";
import { z } from "zod";
import { DeskFrame } from "@/components/desk/desk-frame";
import { SetupForm } from "@/components/desk/setup-form";
import { TextField } from "@/components/ui/field";
import { currentTime, dayOf } from "@/lib/core/clock";
import { proposeGazette } from "@/lib/gazettes/setup/rules";
import { openInstallation } from "../access";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "建立公报" };

const NameSchema = z.string().trim().max(100).catch("");

/** Two steps: the name, then everything else as far as the name tells it. */
export default async function SetupPage({
  searchParams,
}: {
  searchParams: Promise<{ name?: string | string[] }>;
}) {
  const desk = await openInstallation("/desk/setup", "gazette.manage");
  const name = NameSchema.parse((await searchParams).name);
  const year = Number(dayOf(currentTime()).slice(0, 4));
  return (
    <DeskFrame desk={desk} place="settings" title="建立公报">
      {name === "" ? (
        <form className="form narrow">
          <TextField
            name="name"
            label="公报名称"
            hint="如 云溪市青石区人民政府公报；其余各项按名称拟好，可以更改"
            size="wide"
          />
          <button type="submit" className="button main">
            下一步
          </button>
        </form>
      ) : (
        <SetupForm
          // A key, so that another name fills the form anew.
          key={name}
          proposal={{ ...proposeGazette(name), year }}
          hasDemonstration={desk.gazettes.some(({ isDemonstration }) => isDemonstration)}
        />
      )}
    </DeskFrame>
  );
}
