/**
 * What Kezek uses of simjs 2.0.3, a package without types. It exports nothing: its `module.exports` is an
 * empty object, and its classes are assigned to `window.Sim` when there is a `window` (see simjs-calendar.ts).
 */
declare module "simjs" {
  /** The value of `window.Sim`. */
  export interface SimjsLibrary {
    readonly Sim: new () => Sim;
    readonly Request: new (entity: { time(): number }, currentTime: number, deliverAt: number) => Request;
  }

  /** A simulation: a clock and a queue of requests. */
  export interface Sim {
    readonly queue: PQueue;
    time(): number;
    /** Removes requests until one is not cancelled, sets the clock to its time and delivers it. */
    step(): boolean;
  }

  /** A binary heap by (deliverAt, order of insertion). */
  export interface PQueue {
    readonly data: readonly Request[];
    insert(request: Request): void;
    remove(): Request | null;
  }

  /** An event of the library. */
  export interface Request {
    readonly deliverAt: number;
    readonly cancelled: boolean;
    cancel(): void;
    /** Has `callback` called with `argument` at delivery. */
    done<Context extends object, Argument>(
      callback: (this: Context, argument: Argument) => void,
      context: Context,
      argument: Argument,
    ): Request;
  }

  const exported: { library?: SimjsLibrary };
  export default exported;
}
