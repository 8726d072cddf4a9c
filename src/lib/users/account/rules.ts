const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/HarmonyOS|OpenHarmony/u, "鸿蒙"],
  [/Android/u, "安卓"],
  [/iPhone|iPad/u, "苹果移动设备"],
  [/Windows/u, "Windows"],
  [/Macintosh|Mac OS X/u, "苹果电脑"],
  [/Linux|X11/u, "Linux"],
];
/** The order matters: each later one names itself in the earlier ones' lines too. */
const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/MicroMessenger/u, "微信"],
  [/QQBrowser/u, "QQ 浏览器"],
  [/Edg\//u, "Edge"],
  [/Firefox\//u, "Firefox"],
  [/Chrome\//u, "Chrome"],
  [/Safari\//u, "Safari"],
];

/** A browser's own line (User-Agent) in a few words: `Windows，Edge`. */
export function deviceName(userAgent: string): string {
  const found = [SYSTEMS, BROWSERS].flatMap((known) => {
    const hit = known.find(([pattern]) => pattern.test(userAgent));
    return hit ? [hit[1]] : [];
  });
  return found.join("，") || "未知设备";
}
