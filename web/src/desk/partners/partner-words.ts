import type { PartnerLine } from '@motcua/contracts/partners.ts'
import { say } from '../../lib/language.ts'
import type { Tone } from '../../lib/states.ts'
import { FAULT_WORDS, NUMBERED_FAULTS, PARTNER_NAMES } from './partner-texts.ts'

/** What people call a system. */
export function nameOfPartner(code: string): string {
  return Object.hasOwn(PARTNER_NAMES, code) ? say(PARTNER_NAMES[code as keyof typeof PARTNER_NAMES]) : code
}

/** What a fault means: `http-500` and `error-7` by their numbers, what is known in words, another as it stands. */
export function wordsOfFault(fault: string): string {
  if (Object.hasOwn(FAULT_WORDS, fault)) return say(FAULT_WORDS[fault as keyof typeof FAULT_WORDS])
  const [, kind = '', code = ''] = /^(http|error|smtp|zalo)-(.+)$/.exec(fault) ?? []
  if (!Object.hasOwn(NUMBERED_FAULTS, kind)) return fault
  return say(NUMBERED_FAULTS[kind as keyof typeof NUMBERED_FAULTS], { code })
}

/** How each state of health looks beside its word. */
export const LOOK_OF_HEALTH: Readonly<Record<PartnerLine['health'], { readonly tone: Tone; readonly icon: string }>> = {
  'well': { tone: 'done', icon: '✓' }, 'late': { tone: 'late', icon: '!' }, 'refused': { tone: 'late', icon: '!' },
  'down': { tone: 'late', icon: '✕' }, 'paused': { tone: 'waiting', icon: '‖' },
  'unknown': { tone: 'waiting', icon: '?' }, 'not-named': { tone: 'stopped', icon: '■' },
}
