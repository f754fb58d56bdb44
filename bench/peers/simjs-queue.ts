/**
 * M/M/c as simjs itself is meant to be used: an entity that makes customers, and a `Facility` that serves them.
 * Usage: simjs-queue.ts CUSTOMERS SEED SERVERS; arrival rate 0.8, all servers together serve at rate 1.
 * Times its own loop, without the start of Node. How simjs is loaded is told in src/kernel/simjs-calendar.ts.
 */

/** What a request offers here. */
interface Request {
  done(callback: () => void): Request;
}
/** The base class of the library's entities. */
interface Entity {
  setTimer(delay: number): Request;
  useFacility(facility: Facility, duration: number): Request;
}
interface Facility {
  queueStats(): { durationSeries: { count(): number; average(): number } };
}
interface Library {
  readonly Sim: new () => { addEntity(kind: new () => Entity): Entity; simulate(until: number): void };
  readonly Entity: new () => Entity;
  readonly Facility: new (name: string, discipline: number | null, servers: number) => Facility;
  readonly Random: new (seed: number) => { exponential(rate: number): number };
}

const [customers = 0, seed = 1, servers = 1] = process.argv.slice(2).map(Number);
const scope = globalThis as { window?: { Sim?: Library } };
scope.window = {};
await import("simjs");
const library = scope.window.Sim as Library;
const random = new library.Random(seed);
const booth = new library.Facility("booth", null, servers);
let made = 0;

class Source extends library.Entity {
  start(): void {
    this.#next();
  }

  #next(): void {
    this.setTimer(random.exponential(0.8)).done(() => {
      made += 1;
      this.useFacility(booth, random.exponential(1 / servers));
      if (made < customers) this.#next();
    });
  }
}

const simulation = new library.Sim();
simulation.addEntity(Source);
const [started, cpu] = [performance.now(), process.cpuUsage()];
simulation.simulate(Number.POSITIVE_INFINITY);
const seconds = (performance.now() - started) / 1000;
const { user, system } = process.cpuUsage(cpu);
const waits = booth.queueStats().durationSeries;
const told = {
  customers: waits.count(),
  seconds,
  cpuSeconds: (user + system) / 1e6,
  meanWait: waits.average(),
};
console.log(JSON.stringify(told));
