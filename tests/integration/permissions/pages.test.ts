import { readFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { buildPicture } from "../../factories";
import { become, foldersWith, isAmong, makeWorld, outcomeOf, WHO, type Who, type World } from "./world";

vi.mock("next/headers", () => import("../actions/cookie-jar"));

/** Every page and route of the desk, tried as everybody. A new one that is not listed here fails the test. */

type Props = { params?: Record<string, string>; searchParams?: Record<string, string> };
type Entry = {
  /** Who sees it, beside the administrators. Others who are signed in do not find it; nobody is sent to sign in. */
  readonly may: readonly Who[] | "signed-in";
  readonly props?: (world: World) => Props;
};
const ADMINISTRATORS: readonly Who[] = [];
const STAFF: readonly Who[] = ["editor", "reviewer", "printer"];
const slug = ({ slug }: World): Props => ({ params: { slug } });

const PAGES: Readonly<Record<string, Entry>> = {
  desk: { may: "signed-in" },
  "desk/account": { may: "signed-in" },
  "desk/audit": { may: ADMINISTRATORS },
  "desk/documents/[id]": { may: STAFF, props: ({ documentId: id }) => ({ params: { id } }) },
  "desk/documents/[id]/preview": { may: STAFF, props: ({ documentId: id }) => ({ params: { id } }) },
  "desk/documents/[id]/revisions/[sequence]": {
    may: STAFF,
    props: ({ documentId: id }) => ({ params: { id, sequence: "1" } }),
  },
  "desk/documents/[id]/source": { may: STAFF, props: ({ importedId: id }) => ({ params: { id } }) },
  "desk/documents/new": {
    may: ["editor", "contributor"],
    props: ({ slug }) => ({ searchParams: { gazette: slug } }),
  },
  "desk/gazettes/[slug]": { may: STAFF, props: slug },
  "desk/gazettes/[slug]/documents": { may: [...STAFF, "contributor"], props: slug },
  "desk/gazettes/[slug]/issues": { may: STAFF, props: slug },
  "desk/gazettes/[slug]/issues/new": { may: ["editor"], props: slug },
  "desk/import": { may: ["editor", "elsewhere"] },
  "desk/import/[sha256]": {
    may: ["editor", "elsewhere"],
    props: ({ source: sha256 }) => ({ params: { sha256 } }),
  },
  "desk/import/[sha256]/[document]": {
    may: ["editor", "elsewhere"],
    props: ({ source: sha256 }) => ({ params: { sha256, document: "1" } }),
  },
  "desk/issues/[id]": { may: STAFF, props: ({ issueId: id }) => ({ params: { id } }) },
  "desk/issues/[id]/proofs": { may: STAFF, props: ({ issueId: id }) => ({ params: { id } }) },
  "desk/organs": { may: ADMINISTRATORS },
  "desk/organs/[id]": { may: ADMINISTRATORS, props: ({ organId: id }) => ({ params: { id } }) },
  "desk/organs/new": { may: ADMINISTRATORS },
  "desk/search": { may: "signed-in" },
  "desk/setup": { may: ADMINISTRATORS },
  "desk/users": { may: ADMINISTRATORS },
  "desk/users/[id]": { may: ADMINISTRATORS, props: ({ userId: id }) => ({ params: { id } }) },
  "desk/users/new": { may: ADMINISTRATORS },
};

/** Pages that lead on whoever has no business there; tried one by one below. */
const GATES = ["desk/account/password", "desk/sign-in", "desk/sign-in/code"];

type RouteEntry = Entry & {
  readonly request?: (world: World) => Request;
  /** What whoever may not is answered. */
  readonly refusals: { readonly signedIn: number; readonly nobody: number };
  readonly answer?: number;
};

const post = (path: string, body: BodyInit) =>
  new Request(`http://localhost${path}`, { method: "POST", body });

/** By folder; `#` parts the methods of one route. */
const ROUTES: Readonly<Record<string, RouteEntry>> = {
  "desk/audit/export.csv": { may: ADMINISTRATORS, refusals: { signedIn: 403, nobody: 401 } },
  "desk/documents/[id]/draft": {
    may: ["editor"],
    request: () =>
      new Request("http://localhost/desk/documents/x/draft", {
        method: "PUT",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ baseSequence: 1, text: null }),
      }),
    props: ({ documentId: id }) => ({ params: { id } }),
    refusals: { signedIn: 404, nobody: 401 },
  },
  "desk/documents/[id]/draft#DELETE": {
    may: STAFF,
    request: () => new Request("http://localhost/desk/documents/x/draft", { method: "DELETE" }),
    props: ({ documentId: id }) => ({ params: { id } }),
    refusals: { signedIn: 403, nobody: 401 },
    answer: 204,
  },
  "desk/documents/[id]/files": {
    may: ["editor"],
    props: ({ documentId: id }) => ({ params: { id } }),
    request: () => post("/desk/documents/1/files?name=1.pdf", "%PDF-1.7"),
    refusals: { signedIn: 404, nobody: 401 },
  },
  "desk/documents/[id]/files/[sha256]": {
    may: STAFF,
    props: ({ documentId: id, attachment: sha256 }) => ({ params: { id, sha256 } }),
    refusals: { signedIn: 404, nobody: 401 },
  },
  "desk/documents/[id]/pictures": {
    may: ["editor"],
    props: ({ documentId: id }) => ({ params: { id } }),
    request: () => post("/desk/documents/1/pictures", buildPicture("一点")),
    refusals: { signedIn: 404, nobody: 401 },
  },
  "desk/documents/[id]/pictures/[sha256]": {
    may: STAFF,
    props: ({ documentId: id, picture: sha256 }) => ({ params: { id, sha256 } }),
    refusals: { signedIn: 404, nobody: 401 },
  },
  "desk/documents/[id]/preview.pdf": {
    may: STAFF,
    props: ({ documentId: id }) => ({ params: { id } }),
    refusals: { signedIn: 404, nobody: 401 },
  },
  "desk/import/upload": {
    may: ["editor", "elsewhere"],
    request: () => {
      const body = new FormData();
      body.set("file", new File(["春天来了。"], "春天.txt"));
      return new Request("http://localhost/desk/import/upload", { method: "POST", body });
    },
    // Each answer leads back to a page, which says what was wrong.
    refusals: { signedIn: 303, nobody: 303 },
    answer: 303,
  },
  "desk/issues/[id]/proof.pdf": {
    may: STAFF,
    props: ({ backIssueId: id }) => ({ params: { id } }),
    refusals: { signedIn: 404, nobody: 401 },
  },
  "desk/issues/[id]/pages": {
    may: STAFF,
    props: ({ backIssueId: id }) => ({ params: { id } }),
    refusals: { signedIn: 404, nobody: 401 },
  },
  "desk/numbers": {
    may: ["editor", "contributor"],
    request: ({ gazetteId }) =>
      new Request(`http://localhost/desk/numbers?gazette=${gazetteId}&number=青政发〔2026〕1号`),
    refusals: { signedIn: 404, nobody: 401 },
  },
};

/** Routes that ask nobody who they are, and so give everybody the same: what is public. */
const PUBLIC_ROUTES = [
  "api/cache",
  "api/health",
  "api/pdf/documents/[id]",
  "api/pdf/issues/[gazette]/[year]/[number]",
  "api/v1/[...path]",
  "api/v1/documents/[id]",
  "api/v1/gazettes",
  "api/v1/search",
];
/** better-auth's own, behind a list of what is open (tests/integration/users.test.ts). */
const IDENTITY_ROUTES = ["api/auth/[...all]"];

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});

const load = (folder: string, file: string) => import(path.resolve("src/app", folder, file));

async function visit(folder: string, props: Props = {}): Promise<string> {
  const { default: page } = await load(folder, "page.tsx");
  const { params = {}, searchParams = {} } = props;
  try {
    await page({ params: Promise.resolve(params), searchParams: Promise.resolve(searchParams) });
    return "ok";
  } catch (error) {
    return outcomeOf(error);
  }
}

describe("pages of the desk", () => {
  test("are all listed here", () => {
    const known = [...Object.keys(PAGES), ...GATES].sort();
    expect(
      foldersWith("src/app/desk", "page.tsx")
        .map((folder) => path.join("desk", folder))
        .sort(),
    ).toEqual(known);
  });

  for (const [folder, { may, props }] of Object.entries(PAGES)) {
    test(`/${folder}`, async () => {
      for (const who of WHO) {
        become(who);
        const expected = isAmong(may, who) ? "ok" : who === "nobody" ? "sign-in" : "not-found";
        expect(await visit(folder, props?.(world)), who).toBe(expected);
      }
    });
  }

  test("where one signs in lead on whoever has signed in", async () => {
    for (const folder of ["desk/sign-in", "desk/sign-in/code"]) {
      become("nobody");
      expect(await visit(folder)).toBe("ok");
      become("printer");
      expect(await visit(folder)).toBe("moved /desk");
    }
  });

  test("the first change of a password is for those alone who have to", async () => {
    become("nobody");
    expect(await visit("desk/account/password")).toBe("sign-in");
    become("editor");
    expect(await visit("desk/account/password")).toBe("moved /desk/account");
  });
});

describe("routes", () => {
  test("are all listed here", () => {
    const listed = Object.keys(ROUTES).map((key) => key.split("#")[0] ?? "");
    const known = [...new Set(listed), ...PUBLIC_ROUTES, ...IDENTITY_ROUTES].sort();
    const found = ["desk", "api"].flatMap((top) =>
      foldersWith(`src/app/${top}`, "route.ts").map((folder) => path.join(top, folder)),
    );
    expect(found.sort()).toEqual(known);
  });

  for (const [key, { may, props, request, refusals, answer = 200 }] of Object.entries(ROUTES)) {
    test(`/${key}`, async () => {
      const handlers = await load(key.split("#")[0] ?? "", "route.ts");
      for (const who of WHO) {
        become(who);
        const context = { params: Promise.resolve(props?.(world).params ?? {}) };
        const sent = request?.(world) ?? new Request("http://localhost/");
        const { status } = await handlers[sent.method](sent, context);
        const refusal = who === "nobody" ? refusals.nobody : refusals.signedIn;
        expect(status, who).toBe(isAmong(may, who) ? answer : refusal);
      }
    });
  }

  test("an upload leads whoever may not read files back, and keeps nothing", async () => {
    const { POST } = await load("desk/import/upload", "route.ts");
    const upload = async (who: Who) => {
      become(who);
      const sent = ROUTES["desk/import/upload"]?.request?.(world);
      return decodeURIComponent((await POST(sent)).headers.get("location") ?? "");
    };
    expect(await upload("nobody")).toBe("/desk/sign-in?to=/desk/import");
    expect(await upload("printer")).toContain("您没有进行此操作的权限");
    expect(await upload("editor")).not.toContain("权限");
  });

  test("that are public ask nobody who they are", () => {
    for (const folder of PUBLIC_ROUTES) {
      const code = readFileSync(path.join("src/app", folder, "route.ts"), "utf8");
      expect(code, folder).not.toMatch(/lib\/users|next\/headers|cookies/u);
    }
  });
});
