import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { DeskFrame } from "@/components/desk/desk-frame";
import { OrganForm } from "@/components/desk/organ-form";
import { getOrgan } from "@/lib/organs/queries";
import { openInstallation } from "../../access";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "机关" };

export default async function OrganPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const desk = await openInstallation(`/desk/organs/${id}`, "organ.manage");
  const organ = await getOrgan(id);
  if (!organ) notFound();
  return (
    <DeskFrame desk={desk} place="organs" title={organ.name} lead={<Link href="/desk/organs">机关</Link>}>
      <p className="hint organ-count">发文 {organ.documents} 件</p>
      <OrganForm organ={organ} />
    </DeskFrame>
  );
}
