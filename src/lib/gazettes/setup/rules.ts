import { placeOfPublication, slugOfPublication, wordsInPinyin } from "../rules";

/** What a gazette of this name most likely begins with; everything may be changed before it is kept. */
export function proposeGazette(given: string): {
  name: string;
  slug: string;
  place: string;
  masthead: string;
  sponsor: string;
  publisher: string;
  frequency: string;
  sections: string[];
} {
  const name = given.trim();
  const place = placeOfPublication(name);
  const government = name.replace(/(?:办公[厅室])?公报$/u, "");
  const level = /[省市区县旗州盟]$/u.exec(place)?.[0] ?? "";
  const office = /(?:省|自治区)$/u.test(place) ? "办公厅" : "办公室";
  const isGovernment = place !== "";
  return {
    name,
    slug: slugOfPublication(name),
    place,
    masthead: wordsInPinyin([
      place,
      ...(name.slice(place.length).match(/人民|政府|办公[厅室]|公报/gu) ?? []),
    ]),
    sponsor: isGovernment ? `${government}${office}` : "",
    publisher: isGovernment ? `${government}公报室` : "",
    frequency: "季刊",
    sections: [
      `${level}政府文件`,
      `${level}政府${office}文件`,
      "政府规范性文件",
      "部门规范性文件",
      "人事任免文件",
    ],
  };
}
