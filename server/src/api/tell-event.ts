import type { Say, Text } from '@motcua/contracts/texts.ts'
import { formatDong } from '../kernel/money.ts'
import type { HistoryEvent } from '../modules/audit/public.ts'
import type { Remark, RemarkKind } from '../modules/dossiers/public.ts'
import { EVENT, EVENT_LINE, FACT_CODE, FACT_LABEL, MESSAGE_FACT, REMARK } from './event-texts.ts'
import { sayCode } from './say-to.ts'
import { showMoment } from './showing.ts'
import { PROOF } from './whereabouts-texts.ts'

/** How a unit is called, by its public id. */
export type NameOfUnit = (publicId: string) => string | undefined

type ShowFact = (value: unknown, say: Say, nameOfUnit: NameOfUnit) => string

const showCode: ShowFact = (code, say) => sayCode(say, FACT_CODE, String(code)) ?? ''
const showWhen: ShowFact = (moment) => showMoment(new Date(String(moment)))
const showUnit: ShowFact = (unit, _say, nameOfUnit) => nameOfUnit(String(unit)) ?? ''
const showDrafted: ShowFact = (drafted, say) => {
  if (drafted === 'calendar-missing') return say(FACT_CODE['calendar-missing'])
  return say(drafted === true ? FACT_CODE.drafted : FACT_CODE['no-more'])
}

/** Facts of an event that say more than its type, in the order shown. */
const FACTS: readonly (readonly [key: keyof typeof FACT_LABEL, show: ShowFact])[] = [
  ['outcome', showCode], ['account', showCode], ['amount', (amount) => formatDong(Number(amount))], ['items', String], ['nth', String],
  ['isLate', showCode], ['before', showWhen], ['dueAt', showWhen], ['tellBy', showWhen], ['days', String],
  ['drafted', showDrafted], ['resultNumber', String], ['punctuality', showCode], ['how', showCode],
  ['proof', (code, say) => sayCode(say, PROOF, String(code)) ?? ''],
  ['unit', showUnit], ['askedUnit', showUnit], ['answerBy', showWhen], ['opinion', showCode], ['isAfterTime', showCode],
  ['isDeemedAgreed', showCode], ['passed', String],
]

/** What was said and decided with a deed: facts of its event, then the words kept beside it under the same request. */
export function detailsOf(
  { type, data, requestId }: Pick<HistoryEvent, 'type' | 'data' | 'requestId'>, remarks: readonly Remark[], say: Say,
  nameOfUnit: NameOfUnit,
): { label: string; text: string }[] {
  const known = (data ?? {}) as Readonly<Record<string, unknown>>
  if (type.startsWith('message.') || type.startsWith('letter.')) return factsOfMessage(known, say)
  const facts = FACTS.map(([key, show]) => ({
    label: say<Text>(FACT_LABEL[key]), text: known[key] === undefined ? '' : show(known[key], say, nameOfUnit),
  })).filter(({ text }) => text !== '')
  // What was said belongs to the deed, and is not told again with a paper that it kept.
  const written = type.startsWith('paper.') ? [] : (Object.keys(REMARK) as RemarkKind[]).flatMap((kind) =>
    remarks
      .filter((remark) => remark.kind === kind && remark.requestId === requestId)
      .map(({ text }) => ({ label: say<Text>(REMARK[kind]), text })),
  )
  return [...facts, ...written]
}

function factsOfMessage(known: Readonly<Record<string, unknown>>, say: Say): { label: string; text: string }[] {
  return (['channel', 'why'] as const).map((fact) => ({
    label: say<Text>(MESSAGE_FACT[fact]), text: sayCode(say, MESSAGE_FACT, String(known[fact])) ?? '',
  })).filter(({ text }) => text !== '')
}

/** A line of a history in words. What was undone is said to be, and its undoing says of what. */
export function textOfEvent({ id, type, voids }: HistoryEvent, history: readonly HistoryEvent[], say: Say): string {
  const inWords = (one: string) => sayCode(say, EVENT, one) ?? one
  const undone = history.find((one) => one.id === voids)
  if (undone) return say(EVENT_LINE.undoing, { undoing: inWords(type), undone: inWords(undone.type) })
  return history.some((one) => one.voids === id) ? say(EVENT_LINE.undone, { what: inWords(type) }) : inWords(type)
}
