/** Where the program of `blocks.ts` leaves its numbers. Also read by the tool that writes that program. */

/** Places in its memory [bytes]: numbers of 64 bits, and second words of 32 bits. */
export const OFFSETS = { doubles: 0, lows: 4096 } as const;
