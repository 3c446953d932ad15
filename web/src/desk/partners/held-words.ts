import { say } from '../../lib/language.ts'
import { HELD_CAUSES, HELD_FAMILIES, HELD_KINDS } from './held-texts.ts'

/** What came; of a kind that has no word its name. */
export function wordsOfHeldKind(kind: string): string {
  return Object.hasOwn(HELD_KINDS, kind) ? say(HELD_KINDS[kind as keyof typeof HELD_KINDS]) : kind
}

/** Why something is held. */
export function wordsOfCause(fault: string): string {
  if (Object.hasOwn(HELD_CAUSES, fault)) return say(HELD_CAUSES[fault as keyof typeof HELD_CAUSES])
  const [, family] = /^(edxml|file)-/.exec(fault) ?? []
  return family === 'edxml' || family === 'file' ? say(HELD_FAMILIES[family], { code: fault }) : fault
}
