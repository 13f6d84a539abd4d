import { describe, expect, it } from "vitest";
import { fit, fitting } from "./fuzzy";

const NAMES = [
  "Transfer to a colleague",
  "Transfer to a team",
  "Settings",
  "Snooze",
  "Select up to here",
  "转接给同事",
  "转到技能组",
];
const find = (text: string) => fitting(text, NAMES, (name) => name);

describe("finding by letters", () => {
  it("keeps everything as it stands without letters", () => {
    expect(find(" ")).toEqual(NAMES);
  });

  it("puts a whole piece before scattered letters, and a word's beginning first", () => {
    expect(find("set")[0]).toBe("Settings");
    expect(find("team")).toEqual(["Transfer to a team"]);
    expect(find("ttt")[0]).toBe("Transfer to a team");
    expect(find("ttc")[0]).toBe("Transfer to a colleague");
  });

  it("reads Chinese by its characters, in their order", () => {
    expect(find("转")).toEqual(["转接给同事", "转到技能组"]);
    expect(find("转组")).toEqual(["转到技能组"]);
    expect(find("组转")).toEqual([]);
  });

  it("finds nothing where a letter is missing", () => {
    expect(fit("xyz", "Settings")).toBe(0);
    expect(find("snoozes")).toEqual([]);
  });
});
