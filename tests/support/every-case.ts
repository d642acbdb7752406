/** True where the cases that take minutes are run as well; an ordinary run has a part of them, `EVERY_CASE=1` all. */
export const EVERY_CASE = process.env["EVERY_CASE"] === "1";
