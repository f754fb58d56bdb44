/** Progress on a terminal: a bar, the share done and the time left. Silent in a pipe and when asked to be. */
import type { Io } from "./io.ts";

/** Shows progress until it is stopped. */
export interface ProgressBar {
  update(share: number): void;
  stop(): void;
}

/** Whether a stream is a terminal. */
export function isTerminal(stream: NodeJS.WritableStream): stream is NodeJS.WriteStream {
  return (stream as NodeJS.WriteStream).isTTY === true;
}

/** A bar on standard error, or nothing where that is no terminal. */
export async function progressBar(label: string, io: Io, quiet: boolean): Promise<ProgressBar> {
  if (quiet || !isTerminal(io.stderr)) return { update() {}, stop() {} };
  const { default: progress } = await import("cli-progress");
  const bar = new progress.SingleBar({
    format: `${label} {bar} {percentage} %  {left}`,
    stream: io.stderr,
    barsize: 30,
    hideCursor: true,
    clearOnComplete: true,
    gracefulExit: false,
  });
  const started = Date.now();
  bar.start(100, 0, { left: "" });
  return {
    update(share) {
      const elapsed = (Date.now() - started) / 1000;
      const left = share > 0.02 && elapsed > 1 ? `${duration((elapsed / share) * (1 - share))} left` : "";
      bar.update(Math.floor(share * 100), { left });
    },
    stop() {
      bar.stop();
    },
  };
}

function duration(seconds: number): string {
  if (seconds < 90) return `${Math.ceil(seconds)} s`;
  return seconds < 5400 ? `${Math.ceil(seconds / 60)} min` : `${(seconds / 3600).toFixed(1)} h`;
}
