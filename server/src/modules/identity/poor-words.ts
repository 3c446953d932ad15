import { readFileSync } from 'node:fs'
import type { Directory } from '../organisation/public.ts'
import { type PoorWords, wordOf } from './domain/password-rules.ts'

let common: ReadonlySet<string> | undefined

/** Words that no password may consist of today: the list that comes with the program, and the names of the province. */
export function poorWordsOf({ province, units, roles }: Directory): PoorWords {
  common ??= new Set(readFileSync(new URL('known-passwords.txt', import.meta.url), 'utf8').split('\n')
    .filter((line) => line !== '' && !line.startsWith('#')).map(wordOf))
  // Of a ward its name with and without the word for a ward: people leave the kind of a unit out.
  const names = [province, ...units, ...roles].flatMap(({ name }) => [name, name.split(' ').slice(1).join(' ')])
  return { common, ofTheHouse: new Set(names.map(wordOf).filter((word) => word.length >= SHORTEST)) }
}

/** Shorter names are parts of many good passwords. */
const SHORTEST = 4
