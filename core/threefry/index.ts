/**
 * The program of `src/kernel/blocks.ts`: a number each for many subjects, of a block of Threefry each. The blocks in vectors
 * of four, two vectors in step, since each of the twenty rounds waits for the one before: a fifth of the time of the
 * rounds in JavaScript, which has no vectors. Only whole numbers, exact sums and products that round as those of
 * JavaScript, hence the same to the last bit.
 */

/** Subjects at a time: MANY of src/kernel/blocks.ts. */
const MANY: i32 = 256;
/** Blocks in a vector. */
const LANES: i32 = 4;
/** Bits of the second word that choose a layer. */
const LAYER: i32 = 255;

/** Where the numbers are left, and where the subjects that are left over, as indexes. */
export const numbers: usize = memory.data(MANY << 3);
export const leftOver: usize = memory.data(MANY);
/** Both words of these, the second one first. */
export const leftWords: usize = memory.data(MANY << 3);
/** Room for the words of the blocks in step. */
const words: usize = memory.data((2 * LANES) << 3, 16);
/** Room for the tables of two ziggurats. */
export const tables: usize = memory.data(2 * (16 + ((LAYER + 1) << 4)), 16);

/**
 * `Fill` of src/kernel/blocks.ts. Rotations: Salmon et al. 2011, as in `src/kernel/stream.ts`. The rounds are written out
 * and the loop asks at its end, since the compilers do neither: rounds in a loop take a fifth longer, a loop that asks at
 * its beginning a tenth.
 */
export function fill(k0: i32, k1: i32, k2: i32, first: i32, draw: i32, table: usize, scale: f64): i32 {
  const scales = f64x2.splat(scale);
  const key0 = i32x4.splat(k0);
  const key1 = i32x4.splat(k1);
  const key2 = i32x4.splat(k2);
  // Numbers of the key with the number of their group of four rounds, added after it.
  const carry1 = i32x4.splat(k2 + 1);
  const carry2 = i32x4.splat(k0 + 2);
  const carry3 = i32x4.splat(k1 + 3);
  const carry4 = i32x4.splat(k2 + 4);
  const carry5 = i32x4.splat(k0 + 5);
  const start = i32x4.splat(draw + k1);
  let subject = i32x4.add(i32x4.splat(first + k0), i32x4(0, 1, 2, 3));
  let at = numbers;
  let left = 0;
  let done = 0;
  do {
    let x0 = subject;
    let y0 = start;
    let x1 = i32x4.add(subject, i32x4.splat(LANES));
    let y1 = start;
    subject = i32x4.add(x1, i32x4.splat(LANES));
    x0 = i32x4.add(x0, y0);
    y0 = mixed(y0, x0, 13);
    x1 = i32x4.add(x1, y1);
    y1 = mixed(y1, x1, 13);
    x0 = i32x4.add(x0, y0);
    y0 = mixed(y0, x0, 15);
    x1 = i32x4.add(x1, y1);
    y1 = mixed(y1, x1, 15);
    x0 = i32x4.add(x0, y0);
    y0 = mixed(y0, x0, 26);
    x1 = i32x4.add(x1, y1);
    y1 = mixed(y1, x1, 26);
    x0 = i32x4.add(x0, y0);
    y0 = mixed(y0, x0, 6);
    x1 = i32x4.add(x1, y1);
    y1 = mixed(y1, x1, 6);
    x0 = i32x4.add(x0, key1);
    y0 = i32x4.add(y0, carry1);
    x1 = i32x4.add(x1, key1);
    y1 = i32x4.add(y1, carry1);
    x0 = i32x4.add(x0, y0);
    y0 = mixed(y0, x0, 17);
    x1 = i32x4.add(x1, y1);
    y1 = mixed(y1, x1, 17);
    x0 = i32x4.add(x0, y0);
    y0 = mixed(y0, x0, 29);
    x1 = i32x4.add(x1, y1);
    y1 = mixed(y1, x1, 29);
    x0 = i32x4.add(x0, y0);
    y0 = mixed(y0, x0, 16);
    x1 = i32x4.add(x1, y1);
    y1 = mixed(y1, x1, 16);
    x0 = i32x4.add(x0, y0);
    y0 = mixed(y0, x0, 24);
    x1 = i32x4.add(x1, y1);
    y1 = mixed(y1, x1, 24);
    x0 = i32x4.add(x0, key2);
    y0 = i32x4.add(y0, carry2);
    x1 = i32x4.add(x1, key2);
    y1 = i32x4.add(y1, carry2);
    x0 = i32x4.add(x0, y0);
    y0 = mixed(y0, x0, 13);
    x1 = i32x4.add(x1, y1);
    y1 = mixed(y1, x1, 13);
    x0 = i32x4.add(x0, y0);
    y0 = mixed(y0, x0, 15);
    x1 = i32x4.add(x1, y1);
    y1 = mixed(y1, x1, 15);
    x0 = i32x4.add(x0, y0);
    y0 = mixed(y0, x0, 26);
    x1 = i32x4.add(x1, y1);
    y1 = mixed(y1, x1, 26);
    x0 = i32x4.add(x0, y0);
    y0 = mixed(y0, x0, 6);
    x1 = i32x4.add(x1, y1);
    y1 = mixed(y1, x1, 6);
    x0 = i32x4.add(x0, key0);
    y0 = i32x4.add(y0, carry3);
    x1 = i32x4.add(x1, key0);
    y1 = i32x4.add(y1, carry3);
    x0 = i32x4.add(x0, y0);
    y0 = mixed(y0, x0, 17);
    x1 = i32x4.add(x1, y1);
    y1 = mixed(y1, x1, 17);
    x0 = i32x4.add(x0, y0);
    y0 = mixed(y0, x0, 29);
    x1 = i32x4.add(x1, y1);
    y1 = mixed(y1, x1, 29);
    x0 = i32x4.add(x0, y0);
    y0 = mixed(y0, x0, 16);
    x1 = i32x4.add(x1, y1);
    y1 = mixed(y1, x1, 16);
    x0 = i32x4.add(x0, y0);
    y0 = mixed(y0, x0, 24);
    x1 = i32x4.add(x1, y1);
    y1 = mixed(y1, x1, 24);
    x0 = i32x4.add(x0, key1);
    y0 = i32x4.add(y0, carry4);
    x1 = i32x4.add(x1, key1);
    y1 = i32x4.add(y1, carry4);
    x0 = i32x4.add(x0, y0);
    y0 = mixed(y0, x0, 13);
    x1 = i32x4.add(x1, y1);
    y1 = mixed(y1, x1, 13);
    x0 = i32x4.add(x0, y0);
    y0 = mixed(y0, x0, 15);
    x1 = i32x4.add(x1, y1);
    y1 = mixed(y1, x1, 15);
    x0 = i32x4.add(x0, y0);
    y0 = mixed(y0, x0, 26);
    x1 = i32x4.add(x1, y1);
    y1 = mixed(y1, x1, 26);
    x0 = i32x4.add(x0, y0);
    y0 = mixed(y0, x0, 6);
    x1 = i32x4.add(x1, y1);
    y1 = mixed(y1, x1, 6);
    x0 = i32x4.add(x0, key2);
    y0 = i32x4.add(y0, carry5);
    x1 = i32x4.add(x1, key2);
    y1 = i32x4.add(y1, carry5);
    if (table === 0) {
      v128.store(at, between(uniforms(firstTwo(y0, x0))));
      v128.store(at, between(uniforms(lastTwo(y0, x0))), 16);
      v128.store(at, between(uniforms(firstTwo(y1, x1))), 32);
      v128.store(at, between(uniforms(lastTwo(y1, x1))), 48);
    } else {
      const beyond0 = variates(firstTwo(y0, x0), table, scales, at);
      const beyond1 = variates(lastTwo(y0, x0), table, scales, at + 16);
      const beyond2 = variates(firstTwo(y1, x1), table, scales, at + 32);
      const beyond3 = variates(lastTwo(y1, x1), table, scales, at + 48);
      let beyond = beyond0 | (beyond1 << 2) | (beyond2 << 4) | (beyond3 << 6);
      if (beyond !== 0) {
        v128.store(words, firstTwo(y0, x0));
        v128.store(words, lastTwo(y0, x0), 16);
        v128.store(words, firstTwo(y1, x1), 32);
        v128.store(words, lastTwo(y1, x1), 48);
        do {
          const lane = ctz(beyond);
          store<u8>(leftOver + left, done + lane);
          store<u64>(leftWords + (left << 3), load<u64>(words + (lane << 3)));
          left += 1;
          beyond &= beyond - 1;
        } while (beyond !== 0);
      }
    }
    at += (2 * LANES) << 3;
    done += 2 * LANES;
  } while (done < MANY);
  return left;
}

/** The second half of a round: a word rotated, and mixed with the other. */
function mixed(y: v128, x: v128, bits: i32): v128 {
  return v128.xor(v128.or(i32x4.shl(y, bits), i32x4.shr_u(y, 32 - bits)), x);
}

/** Both words of two blocks, joined to 64 bits each; the first words are the upper ones. */
function firstTwo(lower: v128, upper: v128): v128 {
  return v128.shuffle<i32>(lower, upper, 0, 4, 1, 5);
}

function lastTwo(lower: v128, upper: v128): v128 {
  return v128.shuffle<i32>(lower, upper, 2, 6, 3, 7);
}

/** The upper 26 bits of each word. */
function uniforms(words: v128): v128 {
  return v128.or(i64x2.shl(i64x2.shr_u(words, 38), 26), i64x2.shr_u(i64x2.shl(words, 32), 38));
}

/** From 52 bits to a number between 0 and 1: the mantissa of one from 1 to 2, lowered by 1 - 2^-53, to the middle of its place. */
function between(bits: v128): v128 {
  return f64x2.sub(v128.or(bits, f64x2.splat(1)), f64x2.splat(1 - 1 / 9007199254740992));
}

/**
 * Leaves the variates of two subjects at `at`: the place in a layer times its width, with a sign where the table says so.
 * @returns in its lowest two bits whether each is beyond the next layer's width
 */
function variates(words: v128, table: usize, scales: v128, at: usize): i32 {
  const layer0 = v128.load(table + 16 + ((<usize>i64x2.extract_lane(words, 0) & LAYER) << 4));
  const layer1 = v128.load(table + 16 + ((<usize>i64x2.extract_lane(words, 1) & LAYER) << 4));
  const place = between(i64x2.shr_u(words, 12));
  const x = f64x2.mul(place, v128.shuffle<f64>(layer0, layer1, 0, 2));
  const sign = v128.and(i64x2.shl(words, 55), v128.load(table));
  v128.store(at, v128.xor(f64x2.mul(x, scales), sign));
  return i64x2.bitmask(f64x2.ge(x, v128.shuffle<f64>(layer0, layer1, 1, 3)));
}
