import type { OpinionFields } from '@motcua/contracts/talk.ts'
import { type ActionValues, NO_VALUES } from './action-inputs.ts'

const PLAIN = [
  'note', 'reason', 'content', 'assigneeId', 'amount', 'days', 'resultNumber', 'resultContent', 'receiver',
  'contactPhone', 'document',
] as const
const WRONG = 'wrongs/'

/** What was typed for a deed, as it is kept: only what is other than an empty form. Files are not, they are uploads. */
export function fieldsOf(values: ActionValues, base: ActionValues = NO_VALUES): OpinionFields {
  const fields: Record<string, string> = {}
  for (const name of PLAIN) if (values[name] !== base[name]) fields[name] = values[name]
  if (values.outcome !== '') fields['outcome'] = values.outcome
  if (values.limitCase !== base.limitCase) fields['limitCase'] = String(values.limitCase)
  if (values.how !== base.how) fields['how'] = values.how
  for (const [component, reason] of Object.entries(values.wrongs)) fields[WRONG + component] = reason
  return fields
}

/** The form filled in with what was kept. Names and choices that there are no more are passed over. */
export function valuesOf(fields: OpinionFields, base: ActionValues): ActionValues {
  const plain = Object.fromEntries(PLAIN.flatMap((name) => fields[name] === undefined ? [] : [[name, fields[name]]]))
  const { outcome, limitCase, how } = fields
  const wrongs = Object.fromEntries(Object.entries(fields)
    .flatMap(([name, reason]) => name.startsWith(WRONG) ? [[name.slice(WRONG.length), reason]] : []))
  return {
    ...base, ...plain, wrongs,
    ...(outcome === 'settle' || outcome === 'unsettled') && { outcome },
    ...limitCase !== undefined && /^\d{1,2}$/.test(limitCase) && { limitCase: Number(limitCase) },
    ...(how === 'counter' || how === 'post' || how === 'electronic') && { how },
  }
}

/** The words among the fields, for whoever compares two versions. */
export function wordsOf(fields: OpinionFields): string {
  const named = ['note', 'reason', 'content', 'resultContent'].flatMap((name) => fields[name] ?? [])
  const wrongs = Object.entries(fields).flatMap(([name, reason]) => name.startsWith(WRONG) ? [reason] : [])
  return [...named, ...wrongs].filter((text) => text !== '').join('\n')
}
