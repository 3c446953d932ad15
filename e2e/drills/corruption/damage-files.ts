import { readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** What was done to one copy, in the words of the program. */
export interface Damage {
  readonly sha256: string
  readonly copy: 'first' | 'second'
  readonly fault: 'altered' | 'cut' | 'swapped' | 'missing'
}

const FAULTS = ['altered', 'cut', 'missing', 'swapped'] as const

/**
 * Damages each of these files in one of the two places, in four ways in turn, past the program that writes there: a bit
 * flipped anywhere, the end cut off, deleted, and the bytes of the next one, that of its place, instead.
 */
export function damageFiles(places: readonly [string, string], names: readonly string[]): Damage[] {
  return names.map((sha256, n) => {
    const copy = n % 8 < 4 ? 'first' : 'second'
    const place = places[copy === 'first' ? 0 : 1]
    const path = pathIn(place, sha256)
    const fault = FAULTS[n % FAULTS.length] ?? 'altered'
    if (fault === 'missing') rmSync(path)
    else if (fault === 'cut') truncateSync(path, Math.floor(readFileSync(path).length * (0.3 + n % 7 / 10)))
    // That of the one damaged before it, in the other place: there it is whole.
    else if (fault === 'swapped') writeFileSync(path, readFileSync(pathIn(otherOf(places, place), names[n - 1] ?? '')))
    else flipBit(path, n)
    return { sha256, copy, fault }
  })
}

function pathIn(place: string, name: string): string {
  return join(place, name.slice(0, 2), name.slice(2, 4), name)
}

function otherOf([first, second]: readonly [string, string], place: string): string {
  return place === first ? second : first
}

/** Behind the head (96 bytes), wherever; the head is what `store/copies.test.ts` goes through. */
function flipBit(path: string, n: number): void {
  const bytes = readFileSync(path)
  const at = 96 + n * 7_919 % (bytes.length - 96)
  bytes.writeUInt8(bytes.readUInt8(at) ^ 1 << n % 8, at)
  writeFileSync(path, bytes)
}
