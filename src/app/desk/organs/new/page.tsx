import type { Metadata } from "next";
import { DeskFrame } from "@/components/desk/desk-frame";
import { OrganForm } from "@/components/desk/organ-form";
import { openInstallation } from "../../access";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "增加机关" };

export default async function NewOrganPage() {
  const desk = await openInstallation("/desk/organs/new", "organ.manage");
  return (
    <DeskFrame desk={desk} place="organs" title="增加机关">
      <OrganForm organ={null} />
    </DeskFrame>
  );
}
