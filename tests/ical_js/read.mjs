// Reads a calendar from standard input with ical.js; writes its events as JSON.
import { readFileSync } from "node:fs";
import ICAL from "ical.js";

const book = new ICAL.Component(ICAL.parse(readFileSync(0, "utf8")));
const events = book.getAllSubcomponents("vevent").map((component) => {
  const event = new ICAL.Event(component);
  return {
    uid: event.uid,
    first: event.startDate.toString(),
    until: event.endDate.toString(),
    begins: event.startDate.isDate ? null : event.startDate.toUnixTime(),
    all_day: event.startDate.isDate && event.endDate.isDate,
    transparency: component.getFirstPropertyValue("transp"),
    categories: component.getFirstProperty("categories")?.getValues() ?? [],
    summary: event.summary,
    description: event.description,
    sequence: event.sequence ?? 0,
    stamp: component.getFirstPropertyValue("dtstamp").toString(),
  };
});
process.stdout.write(JSON.stringify(events));
