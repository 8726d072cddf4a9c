import type { GazetteLink } from "@/lib/gazettes/queries";

/** The other gazettes of the installation; nothing where there is one only. */
export function OtherGazettes({ gazettes, current }: { gazettes: readonly GazetteLink[]; current: string }) {
  const others = gazettes.filter((gazette) => gazette.slug !== current);
  if (others.length === 0) return null;
  return (
    <section className="side-block" aria-labelledby="others-title">
      <h2 id="others-title">其他公报</h2>
      <ul>
        {others.map(({ slug, name, issues, isDemonstration }) => (
          <li key={slug}>
            <a href={`/${slug}`}>{name}</a> <small>{`${issues} 期${isDemonstration ? "，示范" : ""}`}</small>
          </li>
        ))}
      </ul>
    </section>
  );
}
