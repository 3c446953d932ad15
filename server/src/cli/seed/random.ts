import { createHash } from 'node:crypto'

/** Chance that can be had again: the same words give the same numbers, whatever was asked before. */
export interface Random {
  /** From 0 up to, and without, 1. */
  next(): number
  pick<T>(of: readonly T[]): T
}

/** Mulberry32 over a hash of the words; plenty for invented people, and no more. */
export function randomOf(...words: readonly (string | number)[]): Random {
  let state = createHash('sha256').update(words.join(' ')).digest().readUInt32LE(0)
  const next = () => {
    state = state + 0x6d2b79f5 | 0
    let mixed = Math.imul(state ^ state >>> 15, 1 | state)
    mixed = mixed + Math.imul(mixed ^ mixed >>> 7, 61 | mixed) ^ mixed
    return ((mixed ^ mixed >>> 14) >>> 0) / 4_294_967_296
  }
  return {
    next,
    pick<T>(of: readonly T[]) {
      if (of.length === 0) throw new RangeError('nothing to choose from')
      return of[Math.floor(next() * of.length)] as T
    },
  }
}

/** A uuid (version 8) that the same words give again. */
export function uuidOf(...words: readonly (string | number)[]): string {
  const bits = createHash('sha256').update(words.join(' ')).digest().subarray(0, 16)
  bits.writeUInt8(bits.readUInt8(6) & 0x0f | 0x80, 6)
  bits.writeUInt8(bits.readUInt8(8) & 0x3f | 0x80, 8)
  const hex = bits.toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
