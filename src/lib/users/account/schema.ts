import { z } from "zod";
import { MAX_PASSWORD_LENGTH, OneTimeCodeSchema } from "../schema";

/** A password of any shape: what it must be is decided where it is set. */
const typed = (message: string) => z.string().min(1, message).max(MAX_PASSWORD_LENGTH, "口令太长");

export const OwnPasswordSchema = z.object({ password: typed("请填写口令") });
export const ConfirmSecretSchema = z.object({ oneTimeCode: OneTimeCodeSchema });
export const ChangePasswordSchema = z
  .object({
    oldPassword: typed("请填写原口令"),
    newPassword: typed("请填写新口令"),
    newPasswordAgain: typed("请再填一次新口令"),
  })
  .refine(({ newPassword, newPasswordAgain }) => newPassword === newPasswordAgain, {
    path: ["newPasswordAgain"],
    error: "两次填写的新口令不一致",
  });

/** What setting up the second factor answers with: the secret to take into the authenticator, as QR code and text. */
export type NewSecret = { readonly qr: string; readonly secret: string };
/** What confirming it answers with, shown this once. */
export type BackupCodes = { readonly backupCodes: readonly string[] };
