import { type Actor, MAX_PASSWORD_LENGTH, MIN_PASSWORD_LENGTH, ROLE_LABELS, ROLES } from "./schema";

/** Words that passwords of common lists are made of; digits and signs around them make none of them better. */
const COMMON_WORDS = [
  "admin",
  "adminadmin",
  "administrator",
  "changeme",
  "gongbao",
  "iloveyou",
  "letmein",
  "passw0rd",
  "password",
  "passwordpassword",
  "qq",
  "qwer",
  "qwert",
  "qwerty",
  "qwertyuiop",
  "qwertyuiopasdf",
  "root",
  "test",
  "user",
  "welcome",
  "welcometo",
  "woaini",
  "woainiwoaini",
  "zhengfu",
];
/** Rows of a keyboard and running letters and digits: any stretch of them, in either direction. */
const RUNS = [
  "qwertyuiopasdfghjklzxcvbnm",
  "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p",
  "1q2w3e4r5t6y7u8i9o0p",
  "abcdefghijklmnopqrstuvwxyz",
  "0123456789012345678901234567890",
  "12345678901234567890123456789012",
];

/**
 * Why a password is not accepted for this user, in words for its field; null where it is. Length counts characters:
 * twelve of anything hold where they can be neither guessed from the account nor found in a list.
 */
export function passwordProblem({
  password,
  email,
  name,
}: {
  password: string;
  email: string;
  name: string;
}): string | null {
  const length = [...password].length;
  if (length < MIN_PASSWORD_LENGTH) return `口令至少 ${MIN_PASSWORD_LENGTH} 个字符，现有 ${length} 个`;
  if (length > MAX_PASSWORD_LENGTH) return `口令最多 ${MAX_PASSWORD_LENGTH} 个字符`;
  const core = coreOf(password);
  const own = [email, email.split("@")[0] ?? "", name];
  const isOwn = own.some((text) => {
    const ownCore = coreOf(text);
    return password.toLowerCase() === text.toLowerCase() || (ownCore !== "" && core === ownCore);
  });
  if (isOwn) return "口令不能是邮箱或姓名，加数字也不行";
  if (
    COMMON_WORDS.includes(core) ||
    isMonotonous(password) ||
    (core.length <= 3 && isMonotonous(digitsOf(password)))
  ) {
    return "这个口令太常见，容易被猜中，请另取";
  }
  return null;
}

/** What someone is, gazette by gazette: `青石区公报：编辑、审核`. Roles of gazettes that are not given are left out. */
export function rolesInWords(
  { isAdministrator, memberships }: Pick<Actor, "isAdministrator" | "memberships">,
  gazettes: readonly { readonly id: string; readonly name: string }[],
): string[] {
  const held = gazettes.flatMap(({ id, name }) => {
    const roles = ROLES.filter((role) => memberships.some((m) => m.gazetteId === id && m.role === role));
    return roles.length === 0 ? [] : [`${name}：${roles.map((role) => ROLE_LABELS[role]).join("、")}`];
  });
  return isAdministrator ? [ROLE_LABELS.administrator, ...held] : held;
}

/** Letters and Han characters alone, small: what is left of `Password-2026!` is `password`. */
function coreOf(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}]/gu, "");
}

function digitsOf(text: string): string {
  return text.replace(/\D/gu, "");
}

/** One to four characters over and over (`121212121212`), or a stretch of a row in either direction. */
function isMonotonous(text: string): boolean {
  if (/^(.{1,4}?)\1+.{0,3}$/su.test(text) && new Set(text).size <= 4) return true;
  const plain = text.toLowerCase();
  const reversed = [...plain].reverse().join("");
  return plain !== "" && RUNS.some((run) => run.includes(plain) || run.includes(reversed));
}
