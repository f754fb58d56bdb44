/** The check of the run's own books: identities that must hold whatever the scenario says. */
import { fixed } from "../../digits.ts";
import { escaped } from "../escape.ts";
import type { Section } from "../section.ts";
import { tableMarkup } from "../table-markup.ts";

const NAMES: Readonly<Record<string, string>> = {
  conservation: "Every vehicle has one outcome, and they add up",
  "littles-law": "Little's law: mean number = rate × mean time",
  "wagons-and-teu": "Every wagon and every TEU has one outcome, and they add up",
  "permit-ledger": "Permits: initial + issued = used + expired + lost + in stock",
  "permit-in-hand": "Nobody who needs a permit goes in without one",
  tracks: "No track holds two trains, and every train at a stage with tracks stands on one",
  wagons: "Wagons: initial + supplied + left by trains = taken + in stock",
  paths: "Paths offered = used + lost + kept, and a train departed on every one used",
  yard: "What came into a yard has departed or is there, and there is room for it",
  documents: "Every vehicle came with one quality of documents",
  "driver-places": "Every driver is in one place at a time",
  "driver-days": "No driver's planned days go beyond the limit, and every day beyond it is counted",
  clock: "Time never runs backwards",
  "slot-ledger": "Places of slots offered = used + missed + given back + never booked + to come",
  "booking-window": "Nobody goes in before the window",
  "booking-expiry": "Nobody goes in on a booking that has expired",
  "one-booking": "Nobody holds two bookings where that is forbidden",
  "reserved-shares": "No kind of place is booked beyond its number",
  "entered-when-called": "Nobody goes in by a rank before the call",
};

/** A row a check. */
export const books: Section = {
  id: "books",
  title: "The check of the books",
  body: (report) => {
    if (report.books.length === 0) return "";
    return tableMarkup(
      "Identities checked in every replication",
      [{ title: "Identity", kind: "text" }, { title: "Checked" }, { title: "Greatest relative discrepancy" }],
      report.books.map(({ name, checked, worst }) => [
        escaped(NAMES[name] ?? name),
        fixed(checked, 0),
        worst === 0 ? "none" : worst.toExponential(1).replace("-", "−"),
      ]),
    );
  },
};
