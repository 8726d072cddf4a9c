import type { Page } from "playwright";

export type Credentials = { readonly email: string; readonly password: string };

/** Signs in at the desk of the server at `origin`, as people do. */
export async function signIn(page: Page, origin: string, { email, password }: Credentials): Promise<void> {
  await page.goto(`${origin}/desk/sign-in`);
  await page.getByLabel("邮箱").fill(email);
  await page.getByLabel("口令").fill(password);
  await page.getByRole("button", { name: "登录" }).click();
  await page.waitForURL((url) => url.pathname !== "/desk/sign-in");
}
