import type { HeldMessageLine } from '@motcua/contracts/held-messages.ts'
import { say } from '../../lib/language.ts'
import { SECTOR_FAULT } from '../dossier/sector-texts.ts'
import { HELD_OF_PORTAL } from './held-of-portal-texts.ts'
import { HELD, HELD_CAUSES, HELD_FAMILIES, HELD_KINDS } from './held-texts.ts'
import { nameOfPartner, wordsOfFault } from './partner-words.ts'

/** A cause that two know by one name is said in the words of the axis. */
const CAUSES = { ...SECTOR_FAULT, ...HELD_OF_PORTAL, ...HELD_CAUSES }

/** What came; of a kind that has no word its name. */
export function wordsOfHeldKind(kind: string): string {
  return Object.hasOwn(HELD_KINDS, kind) ? say(HELD_KINDS[kind as keyof typeof HELD_KINDS]) : kind
}

/** Why something is held. */
export function wordsOfCause(fault: string): string {
  if (Object.hasOwn(CAUSES, fault)) return say(CAUSES[fault as keyof typeof CAUSES])
  const [, family] = /^(edxml|file)-/.exec(fault) ?? []
  if (family === 'edxml' || family === 'file') return say(HELD_FAMILIES[family], { code: fault })
  const ofWay = wordsOfFault(fault)
  return ofWay === fault ? fault : say(HELD.didNotCome, { fault: ofWay })
}

/** On the axis agencies write to each other; with any other system it is that one that sends. */
const AXIS = 'document-axis'

/** Who sent it, as people call them: an agency by name and code where it is known here, else by its code. */
export function wordsOfSender(partner: string, { sender, senderName }: Pick<HeldMessageLine, 'sender' | 'senderName'>) {
  if (partner !== AXIS) return nameOfPartner(partner)
  return sender === null ? say(HELD.none) : agencyInWords(sender, senderName ?? '')
}

/** An agency by name and code; by its code alone where nobody says its name. */
export function agencyInWords(code: string, name: string): string {
  return name === '' ? code : say(HELD.named, { name, code })
}
