/** A plain date `2026-09-30` as running text writes it: `2026年9月30日`. */
export function formatDay(day: string): string {
  const [year, month, date] = day.split("-").map(Number);
  return `${year}年${month}月${date}日`;
}
