/**
 * The program of `src/kernel/blocks.ts`, byte by byte, for WebAssembly: many blocks of Threefry at a time, in vectors of
 * four, two vectors in step, since each of the twenty rounds waits for the one before. A fifth of the time a block of
 * the rounds in JavaScript, which has no vectors. Only whole numbers and exact sums, hence the same to the last bit.
 * Source of the encoding: "WebAssembly Core Specification" 2.0 (W3C), ch. 5.
 */
import { OFFSETS } from "../src/kernel/blocks-memory.ts";

/** Rotations of the rounds, four by four: Salmon et al. 2011, as in `src/kernel/stream.ts`. */
const ROTATIONS: readonly (readonly number[])[] = [
  [13, 15, 26, 6],
  [17, 29, 16, 24],
];
/** Groups of four rounds, each with numbers of the key after it. */
const GROUPS = 5;
/** Vectors in step, and blocks in one of them. */
const VECTORS = 2;
const LANES = 4;

/** Types of values. */
const I32 = 0x7f;
const V128 = 0x7b;
/** Parameters of the function: the key and its parity, the first subject, the draw, the number of blocks, the form. */
const [K0, K1, K2, FIRST, DRAW, COUNT, FORM] = [0, 1, 2, 3, 4, 5, 6] as const;
const PARAMETERS = 7;
/** Locals: where the next numbers go, then vectors. */
const AT = PARAMETERS;
const VECTOR = AT + 1;
const SUBJECT = VECTOR;
const START = VECTOR + 1;
const FOUR = VECTOR + 2;
const ONE = VECTOR + 3;
const LESS = VECTOR + 4;
const WORD = VECTOR + 5;
const KEYS = VECTOR + 6;
const CARRIES = KEYS + 3;
const STATE = CARRIES + GROUPS;
const LOCALS_OF_VECTORS = 6 + 3 + GROUPS + 2 * VECTORS;
/** Words of a vector of blocks: the first ones and the second ones. */
const x = (v: number): number => STATE + 2 * v;
const y = (v: number): number => STATE + 2 * v + 1;

/** Instructions. */
const LOOP = 0x03;
const IF = 0x04;
const ELSE = 0x05;
const END = 0x0b;
const BRANCH_IF = 0x0d;
const EMPTY = 0x40;
const BELOW = 0x48;
const ADD = 0x6a;
const SHIFT_LEFT = 0x74;
/** Vector instructions. */
const STORE = 0x0b;
const VECTOR_CONSTANT = 0x0c;
const SHUFFLE = 0x0d;
const SPLAT = 0x11;
const DOUBLE_SPLAT = 0x14;
const VECTOR_OR = 0x50;
const VECTOR_XOR = 0x51;
const VECTOR_LEFT = 0xab;
const VECTOR_RIGHT = 0xad;
const VECTOR_ADD = 0xae;
const LONG_LEFT = 0xcb;
const LONG_RIGHT = 0xcd;
const DOUBLE_SUBTRACT = 0xf1;

/** The module's function as far as it is written. Appended to by all that follows: joining lists takes ten times as long. */
let code: number[] = [];

/** Gives what `write` appends, instead of appending it. */
function written(write: () => void): number[] {
  const outer = code;
  code = [];
  write();
  const inner = code;
  code = outer;
  return inner;
}

function get(local: number): void {
  code.push(0x20, local);
}

function set(local: number): void {
  code.push(0x21, local);
}

/** A constant of 32 bits. */
function constant(value: number): void {
  code.push(0x41);
  if (value >= 64) code.push(value | 128, 0);
  else code.push(value);
}

/** A vector instruction, by its number. */
function vector(instruction: number): void {
  code.push(0xfd);
  unsigned(instruction);
}

/** `target` = `left` + `right`, vectors of 32 bits each. */
function add(target: number, left: number, right: number): void {
  get(left);
  get(right);
  vector(VECTOR_ADD);
  set(target);
}

/** Puts the vector on the stack into memory. @param size of one number there, as a power of two */
function store(value: () => void, size: number, offset: number): void {
  get(AT);
  constant(size);
  code.push(SHIFT_LEFT);
  value();
  vector(STORE);
  code.push(4);
  unsigned(offset);
}

/** The bytes of the module: exports `memory` and `blocks`. */
export function threefryBytes(): Uint8Array<ArrayBuffer> {
  const body = written(() => {
    code.push(2, 1, I32, LOCALS_OF_VECTORS, V128);
    beforeTheLoop();
    code.push(LOOP, EMPTY);
    rounds();
    results();
    code.push(END, END);
  });
  const module = written(() => {
    code.push(0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0);
    section(1, [1, 0x60, PARAMETERS, ...Array<number>(PARAMETERS).fill(I32), 0]);
    section(3, [1, 0]);
    section(5, [1, 0, 1]);
    section(7, [2, ...named("memory", 2), ...named("blocks", 0)]);
    section(10, [1, ...written(() => unsigned(body.length)), ...body]);
  });
  return Uint8Array.from(module);
}

/** What all blocks share, made once: V8 would make a constant vector anew, in four steps, wherever it is wanted. */
function beforeTheLoop(): void {
  splatSum(FIRST, K0);
  vector(VECTOR_CONSTANT);
  for (let lane = 0; lane < LANES; lane += 1) code.push(lane, 0, 0, 0);
  vector(VECTOR_ADD);
  set(SUBJECT);
  splatSum(DRAW, K1);
  set(START);
  constant(LANES);
  vector(SPLAT);
  set(FOUR);
  doubles(1, ONE);
  // 1 - 2^-53: what a number from 1 to 2 is lowered by, to stand in the middle of its place from 0 to 1.
  doubles(1 - 2 ** -53, LESS);
  for (const key of [K0, K1, K2]) {
    get(key);
    vector(SPLAT);
    set(KEYS + key);
  }
  for (let g = 0; g < GROUPS; g += 1) {
    get((g + 2) % 3);
    constant(g + 1);
    code.push(ADD);
    vector(SPLAT);
    set(CARRIES + g);
  }
}

/** The sum of two parameters in all lanes, on the stack. */
function splatSum(left: number, right: number): void {
  get(left);
  get(right);
  code.push(ADD);
  vector(SPLAT);
}

/** A double into both halves of a vector. */
function doubles(value: number, local: number): void {
  code.push(0x44, ...new Uint8Array(Float64Array.of(value).buffer));
  vector(DOUBLE_SPLAT);
  set(local);
}

/** The rounds of all vectors, in step. */
function rounds(): void {
  for (let v = 0; v < VECTORS; v += 1) {
    get(SUBJECT);
    set(x(v));
    get(START);
    set(y(v));
    add(SUBJECT, SUBJECT, FOUR);
  }
  for (let g = 0; g < GROUPS; g += 1) {
    for (const bits of ROTATIONS[g % 2]!) for (let v = 0; v < VECTORS; v += 1) round(v, bits);
    for (let v = 0; v < VECTORS; v += 1) {
      add(x(v), x(v), KEYS + ((g + 1) % 3));
      add(y(v), y(v), CARRIES + g);
    }
  }
}

/** x += y; y = (y rotated) ^ x. */
function round(v: number, bits: number): void {
  add(x(v), x(v), y(v));
  shifted(y(v), bits, VECTOR_LEFT);
  shifted(y(v), 32 - bits, VECTOR_RIGHT);
  vector(VECTOR_OR);
  get(x(v));
  vector(VECTOR_XOR);
  set(y(v));
}

/** A vector shifted, on the stack. */
function shifted(local: number, bits: number, shift: number): void {
  get(local);
  constant(bits);
  vector(shift);
}

/** The numbers of all vectors into memory, in the form asked for; then once more, while there are more blocks. */
function results(): void {
  get(FORM);
  code.push(IF, EMPTY);
  for (let v = 0; v < VECTORS; v += 1) halves(v, uniform);
  code.push(ELSE);
  for (let v = 0; v < VECTORS; v += 1) {
    halves(v, place);
    store(() => get(y(v)), 2, OFFSETS.lows + 4 * LANES * v);
  }
  code.push(END);
  get(AT);
  constant(VECTORS * LANES);
  code.push(ADD);
  set(AT);
  get(AT);
  get(COUNT);
  code.push(BELOW, BRANCH_IF, 0);
}

/** Doubles of a vector into memory, two and two: of both words joined, 64 bits, those that `bits` puts on the stack. */
function halves(v: number, bits: () => void): void {
  for (let half = 0; half < 2; half += 1) {
    get(y(v));
    get(x(v));
    vector(SHUFFLE);
    for (const lane of [2 * half, 2 * half + LANES, 2 * half + 1, 2 * half + 1 + LANES])
      code.push(4 * lane, 4 * lane + 1, 4 * lane + 2, 4 * lane + 3);
    set(WORD);
    const value = (): void => {
      bits();
      get(ONE);
      vector(VECTOR_OR);
      get(LESS);
      vector(DOUBLE_SUBTRACT);
    };
    store(value, 3, OFFSETS.doubles + 8 * LANES * v + 16 * half);
  }
}

/** The upper 52 bits of the two words. */
function place(): void {
  shifted(WORD, 12, LONG_RIGHT);
}

/** The upper 26 bits of each word. */
function uniform(): void {
  shifted(WORD, 38, LONG_RIGHT);
  constant(26);
  vector(LONG_LEFT);
  shifted(WORD, 32, LONG_LEFT);
  constant(38);
  vector(LONG_RIGHT);
  vector(VECTOR_OR);
}

function section(id: number, content: readonly number[]): void {
  code.push(id);
  unsigned(content.length);
  for (const byte of content) code.push(byte);
}

/** An export. */
function named(name: string, kind: number): number[] {
  return [name.length, ...Array.from(name, (letter) => letter.charCodeAt(0)), kind, 0];
}

/** A whole number from 0 in seven bits a byte (LEB128). */
function unsigned(value: number): void {
  let rest = value;
  for (; rest >= 128; rest >>>= 7) code.push((rest & 127) | 128);
  code.push(rest);
}
