"use server";

import { defineAction } from "../core/action";
import { signedInActor } from "../users/gateway";
import { setHomeGazette, updateGazette, updateNotices, updateSections } from "./mutations";
import { HomeGazetteSchema, SectionsFormSchema, UpdateGazetteSchema, UpdateNoticesSchema } from "./schema";

/** Saves a gazette's imprint. */
export const updateGazetteAction = defineAction(
  { schema: UpdateGazetteSchema, actor: signedInActor },
  async ({ input: { gazetteId, ...fields }, actor, now }) => {
    await updateGazette({ actor, now, gazetteId, fields });
    return "已保存";
  },
);

/** Saves the house sections and their order. */
export const updateSectionsAction = defineAction(
  { schema: SectionsFormSchema, actor: signedInActor },
  async ({ input: { gazetteId, sections }, actor, now }) => {
    await updateSections({ actor, now, gazetteId, sections });
    return "已保存";
  },
);

/** Saves the house notices. */
export const updateNoticesAction = defineAction(
  { schema: UpdateNoticesSchema, actor: signedInActor },
  async ({ input, actor, now }) => {
    await updateNotices({ actor, now, ...input });
    return "已保存";
  },
);

/** Makes a gazette the one that the home page shows. */
export const setHomeGazetteAction = defineAction(
  { schema: HomeGazetteSchema, actor: signedInActor },
  async ({ input: { slug }, actor, now }) => {
    await setHomeGazette({ actor, now, slug });
    return "已设为首页公报";
  },
);
