/** What a metric is called before a reader. One place, so that every output says the same. */

const TITLES: Readonly<Record<string, string>> = {
  permitWait: "wait for a permit",
  slotWait: "wait for a slot or a call",
  queueWait: "wait in the queue outside",
  insideTime: "time inside the post",
  serviceTime: "time being served",
  insideWait: "wait inside the post",
  blockedTime: "time blocked by the next stage",
  awayTime: "time away from the post",
  borderTime: "time at the border",
  totalDelay: "total delay, from ready to through",
  homeTime: "delay at home",
  roadTime: "wait on the road",
  areaTime: "wait in the waiting area",
  lag: "lag behind the slot",
  slotsOffered: "places offered",
  slotsUsed: "places used",
  slotsMissed: "places missed",
  slotsCancelled: "places given back and not filled",
  slotsNeverBooked: "places never booked",
  slotsToCome: "places still to be used",
  daysUntilFree: "days until the first free slot",
  fees: "fees",
  noShow: "stayed away",
  cancelled: "cancelled",
  noSlot: "found no slot",
  turnedAway: "turned away at the gate",
  generated: "generated",
  crossed: "crossed",
  diverted: "diverted",
  gaveUp: "gave up",
  turnedBack: "turned back",
  unfinished: "unfinished",
  balked: "balked",
  reneged: "reneged",
  refused: "refused",
  returned: "returned",
  queueLength: "queue outside",
  queueKm: "length of the queue",
  waitingArea: "in the waiting area",
  road: "on the road",
  inside: "inside the post",
  atPost: "at the post in all",
  away: "away, papers to be mended",
  parked: "at a parking, for a closure to end",
  heldTime: "held back by closures",
  closurePeak: "longest queue of a closure",
  stranded: "waiting when the post opens",
  recoveryTime: "time until the queue is back to normal",
  closureDelay: "delay of those who met a closure",
  closureMet: "met a closure",
  closed: "met a closure and left",
  arrivals: "arrivals",
  throughput: "throughput",
  utilisation: "utilisation",
  permitStock: "permits in stock",
};

/** A reader's words for a metric; the metric itself where there are none. */
export function metricTitle(metric: string): string {
  return TITLES[metric] ?? metric;
}

/** The words with a capital at the beginning. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
