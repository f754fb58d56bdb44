/** The buffers of plain data, for a thread to hand over as they are instead of copying them. */

/** Smaller ones are copied: handing a buffer over costs more than copying a few values [bytes]. */
const WORTH_HANDING_OVER = 4096;

/**
 * The larger buffers of all typed arrays in plain data, each once. Whoever hands them over loses them: the data must
 * be done with.
 */
export function buffersOf(data: unknown): ArrayBuffer[] {
  const found = new Set<ArrayBuffer>();
  const visit = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    if (!ArrayBuffer.isView(value)) {
      for (const part of Object.values(value)) visit(part);
      return;
    }
    // Memory that threads share is not handed over.
    if (value.buffer instanceof ArrayBuffer && value.buffer.byteLength >= WORTH_HANDING_OVER)
      found.add(value.buffer);
  };
  visit(data);
  return [...found];
}
