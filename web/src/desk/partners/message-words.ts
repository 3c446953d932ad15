import type { PartnerMessageLine } from '@motcua/contracts/partners.ts'
import { say } from '../../lib/language.ts'
import type { Tone } from '../../lib/states.ts'
import { KINDS } from './log-texts.ts'

/** What a message tells of; of a kind that has no word its name. */
export function wordsOfKind(kind: string): string {
  return Object.hasOwn(KINDS, kind) ? say(KINDS[kind as keyof typeof KINDS]) : kind
}

/** How each state looks beside its word. */
export const LOOK_OF_MESSAGE: Readonly<
  Record<PartnerMessageLine['state'], { readonly tone: Tone; readonly icon: string }>
> = {
  'waiting': { tone: 'waiting', icon: '◔' }, 'dead': { tone: 'late', icon: '✕' },
  'acknowledged': { tone: 'done', icon: '✓' }, 'dropped': { tone: 'stopped', icon: '■' },
}
