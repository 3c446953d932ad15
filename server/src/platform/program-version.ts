import { readFileSync } from 'node:fs'

/** The version of the program that runs, as its package says. */
export const PROGRAM_VERSION = (
  JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { readonly version: string }
).version
