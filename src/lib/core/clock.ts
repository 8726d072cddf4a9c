/** Time zone of a gazette: instants are stored in UTC and shown in it. */
const ZONE = "Asia/Shanghai";

/** The current instant. The only reading of the clock; everything below takes `now` as an argument. */
export function currentTime(): Date {
  return new Date();
}

const dateParts = new Intl.DateTimeFormat("en-CA", {
  timeZone: ZONE,
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
});

/** An instant (Date or ISO text) as `2026-11-22 09:05` in the gazette's zone (rules.md W-31). */
export function formatInstant(instant: Date | string): string {
  const parts = Object.fromEntries(dateParts.formatToParts(new Date(instant)).map((p) => [p.type, p.value]));
  return `${parts.year}-${parts.month}-${parts.day} ${parts.hour}:${parts.minute}`;
}

/** The day of an instant in the gazette's zone, `2026-11-22`. */
export function dayOf(instant: Date): string {
  return formatInstant(instant).slice(0, 10);
}

/** The instant at which a day (`2026-11-22`) begins in the gazette's zone, which has no summer time. */
export function startOfDay(day: string): Date {
  return new Date(`${day}T00:00:00+08:00`);
}

/** The day that is so many days after another one (before, where negative). */
export function addDays(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}
