/**
 * The ideographs that CJK Radicals Supplement (U+2E80–U+2EF3) stands for, one a code point in order; `·` where none is.
 * After EquivalentUnifiedIdeograph of the Unicode Character Database. Kangxi radicals need no table: NFKC maps them.
 */
export const SUPPLEMENT_RADICALS = [
  "·厂乛乚乙亻冂几刀刂卜㔾小小兀尣尢尣巳幺彑彐忄心扌攵·旡日",
  "月歺母民氵氺灬爫爫丬牛犭王疋目示礻竹糹纟罓罒网网网羊羊羊耂",
  "肀聿肉臼艹艹艹虎衤西西见角角讠贝足车辶辶辶阝钅長镸长门阜阝",
  "雨青韦页风飞食食飠饣首马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟",
].join("");
