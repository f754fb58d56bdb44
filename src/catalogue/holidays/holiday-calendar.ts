/** What a named calendar of holidays is: days on which posts were shut, each with who says so. Knows no closure. */

/** One day, or several in a row, with the page that says so. */
export interface Holiday {
  /** First and last local date, both included. */
  readonly from: string;
  readonly to: string;
  readonly reference: string;
}

/** Days known of one border. */
export interface HolidayCalendar {
  readonly name: string;
  readonly title: string;
  readonly days: readonly Holiday[];
}
