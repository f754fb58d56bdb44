/** Giving way: signals are heard, and what has come from elsewhere is received. */

/** Node's way to let others have a turn; a timer, the only way in a browser, costs a millisecond each time in Node. */
const soon: (then: () => void) => unknown = typeof setImmediate === "undefined" ? setTimeout : setImmediate;

/** Lets others have a turn. */
export const giveWay = () => new Promise<void>((resolve) => soon(resolve));
