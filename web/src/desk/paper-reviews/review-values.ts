import type { PaperFieldName, PaperReview } from '@motcua/contracts/paper-reviews.ts'
import { dayFromParts } from '../../lib/dates.ts'

export type Values = Readonly<Record<PaperFieldName, string>>

/** As they are typed: a day as people write it. */
export function typedValues({ fields }: Pick<PaperReview, 'fields'>): Values {
  return Object.fromEntries(fields.map(({ field, value }) =>
    [field, field === 'issuedOn' ? dayTyped(value) : value])) as Record<PaperFieldName, string>
}

/** YYYY-MM-DD as 25/06/2021; what is no day as it was read. */
export function dayTyped(value: string): string {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value) ?? []
  return year === undefined ? value : `${day ?? ''}/${month ?? ''}/${year}`
}

/** A whole day as YYYY-MM-DD; empty as it is; undefined for what is no day. */
export function dayMeant(typed: string): string | undefined {
  if (typed.trim() === '') return ''
  const [day = '', month = '', year = ''] = typed.trim().split(/[/.-]/)
  const found = day === '' || month === '' ? undefined : dayFromParts(day, month, year)
  return found?.length === 10 ? found : undefined
}

/** In which order fields are looked at: what was not read surely comes first. */
export function orderOf({ fields }: Pick<PaperReview, 'fields'>): PaperFieldName[] {
  return [...fields.filter(({ isDoubtful }) => isDoubtful), ...fields.filter(({ isDoubtful }) => !isDoubtful)]
    .map(({ field }) => field)
}
