import { formatDong } from '../../../../kernel/money.ts'
import { asRead } from '../../../../kernel/vietnamese-text.ts'
import { type Component, type FeeItem, type ProcedureContent, type TimeLimit, showLimit } from '../../../catalogue/public.ts'
import type { ComparedField, DifferenceLine, LineWay } from '../../domain/procedure-difference.ts'
import { type CodeTables, meaningOf } from './code-tables.ts'
import type { Named, PortalFee, PortalLimit, PortalProcedure } from './portal-procedure.ts'

/** What codes mean, by tables of the settings and by the national codes of document types on a day. */
export interface Meanings {
  readonly codes: CodeTables
  nameOfSector(idOfData: string): string
  /** The document type with that national code. */
  typeOf(nationalCode: string): string | undefined
  typeMeant(idOfData: string): string
}

/**
 * Everything in which the portal speaks otherwise of a procedure than a version does. What the portal leaves empty it
 * does not speak of, and that is no difference.
 */
export function compareProcedure(
  ours: ProcedureContent, theirs: PortalProcedure, meanings: Meanings,
): DifferenceLine[] {
  const { codes } = meanings
  return [
    ...text('name', ours.name, theirs.name),
    ...code('sector', theirs.sector, codes.sectors, ours.sector, meanings.nameOfSector),
    ...code('agency', theirs.agency, codes.agencies, ours.competent, same),
    ...code('level', codes.levels ? theirs.agency : '', codes.levels, ours.level, same),
    ...channels(ours, theirs, codes), ...limits(ours.limits, theirs.limits, codes), ...fees(ours, theirs.fees, codes),
    ...components(ours.components, theirs.components, meanings),
    ...results(ours.result.name, theirs.results),
    ...text('condition', ours.conditions ?? '', theirs.conditions),
    ...acts(ours.legalBasis, theirs.acts),
  ]
}

const same = (id: string) => id

function line(
  field: ComparedField, way: LineWay, ours: string | null, theirs: string | null,
  { about = '', value = null }: { readonly about?: string; readonly value?: string | null } = {},
): DifferenceLine {
  return { field, about, ours, theirs, way, value }
}

function text(field: ComparedField, ours: string, theirs: string): DifferenceLine[] {
  if (theirs === '' || asRead(ours) === asRead(theirs)) return []
  return [line(field, 'taken', ours || null, theirs, { value: theirs })]
}

function code(
  field: ComparedField, theirs: string, table: Readonly<Record<string, string>> | undefined, ours: string,
  show: (id: string) => string,
): DifferenceLine[] {
  if (theirs === '') return []
  const value = meaningOf(table, theirs)
  if (value === undefined) return [line(field, 'code-unmapped', show(ours), theirs)]
  return value === ours ? [] : [line(field, 'taken', show(ours), show(value), { value })]
}

function channels(
  { channels: ours }: ProcedureContent, { channels: theirs }: PortalProcedure, { channels: table }: CodeTables,
): DifferenceLine[] {
  const meant = theirs.map((one) => ({ one, channel: meaningOf(table, one) }))
  const unmapped = meant.filter(({ channel }) => channel === undefined)
    .map(({ one }) => line('channel', 'code-unmapped', null, one))
  const known = new Set(meant.flatMap(({ channel }) => channel ?? []))
  if (theirs.length === 0 || unmapped.length > 0) return unmapped
  return [
    ...[...known].filter((one) => !ours.includes(one)).map((one) => line('channel', 'by-hand', null, one)),
    ...ours.filter((one) => !known.has(one)).map((one) => line('channel', 'by-hand', one, null)),
  ]
}

/** One against one is certain; several go by their names. */
function limits(ours: readonly TimeLimit[], theirs: readonly PortalLimit[], { units }: CodeTables): DifferenceLine[] {
  if (theirs.length === 0) return []
  const isPlain = ours.length === 1 && theirs.length === 1
  const mateOf = (name: string | null) => theirs.find(({ about }) => isPlain || asRead(about) === asRead(name ?? ''))
  const mates = new Set<PortalLimit>()
  const lines = ours.flatMap((limit): DifferenceLine[] => {
    const mate = mateOf(limit.name)
    const about = limit.name ?? ''
    if (!mate) return [line('limit', 'by-hand', showLimit(limit), null, { about })]
    mates.add(mate)
    const unit = meaningOf(units, mate.unit)
    if (unit === undefined) return [line('limit', 'code-unmapped', showLimit(limit), `${mate.amount} ${mate.unit}`.trim(), { about })]
    if (unit === limit.unit && (unit === 'same-day' || mate.amount === limit.amount)) return []
    // Of another unit the rule by which it ends is another, too: that nobody guesses.
    const isTaken = unit === limit.unit && mate.amount > 0
    const way = isTaken ? 'taken' : 'by-hand'
    const value = isTaken ? String(mate.amount) : null
    return [line('limit', way, showLimit(limit), showLimit({ unit, amount: mate.amount }), { about, value })]
  })
  return [...lines, ...theirs.filter((one) => !mates.has(one)).map(({ about, amount, unit }) => {
    const meant = meaningOf(units, unit)
    return meant === undefined ? line('limit', 'code-unmapped', null, `${amount} ${unit}`.trim(), { about })
      : line('limit', 'by-hand', null, showLimit({ unit: meant, amount }), { about })
  })]
}

/** A fee of nothing may be one that nobody wrote down: it is never taken for free of charge. */
function fees(
  { fee, feeRules, tables }: ProcedureContent, theirs: readonly PortalFee[], { money }: CodeTables,
): DifferenceLine[] {
  if (theirs.length === 0) return []
  const isListed = feeRules === undefined && tables?.fee === undefined
  const show = (amount: FeeItem['amount']) => amount === null ? 'chưa rõ mức' : formatDong(amount)
  const mates = new Set<PortalFee>()
  const lines = fee.items.flatMap((item): DifferenceLine[] => {
    const about = item.name
    const found = theirs.filter((one) => asRead(one.about) === asRead(about))
    for (const one of found) mates.add(one)
    const [mate, more] = found
    if (!mate) return [line('fee', 'by-hand', show(item.amount), null, { about })]
    const said = found.map((one) => showFee(one, money)).join('; ')
    if (found.some((one) => meaningOf(money, one.money) === undefined))
      return [line('fee', 'code-unmapped', show(item.amount), said, { about })]
    if (!more && mate.amount === item.amount) return []
    const isAlone = fee.items.filter(({ name }) => asRead(name) === asRead(about)).length === 1
    const isTaken = isListed && isAlone && !more && mate.amount > 0 && Number.isInteger(mate.amount)
    return [line('fee', isTaken ? 'taken' : 'by-hand', show(item.amount), said, { about, value: isTaken ? String(mate.amount) : null })]
  })
  return [...lines, ...theirs.filter((one) => !mates.has(one)).map((one) => line(
    'fee', meaningOf(money, one.money) === undefined ? 'code-unmapped' : 'by-hand', null, showFee(one, money), { about: one.about }))]
}

function showFee({ amount, money: unit }: PortalFee, money: CodeTables['money']): string {
  return meaningOf(money, unit) === 'dong' && Number.isInteger(amount) ? formatDong(amount) : `${amount} ${unit}`.trim()
}

/** By national code, where it means a type here; else by name. How many of a paper the portal does not tell. */
function components(
  ours: readonly Component[], theirs: readonly Named[], { typeOf, typeMeant }: Meanings,
): DifferenceLine[] {
  if (theirs.length === 0) return []
  const left = new Set(ours)
  const lines = theirs.flatMap(({ code: national, name }): DifferenceLine[] => {
    const type = national === '' ? undefined : typeOf(national)
    const mate = [...left].find((one) => asRead(one.name) === asRead(name))
      ?? [...left].find((one) => type !== undefined && typeMeant(one.documentType) === type)
    if (!mate) {
      const way = national !== '' && type === undefined ? 'code-unmapped' : 'by-hand'
      return [line('component', way, null, national === '' ? name : `${name} (${national})`)]
    }
    left.delete(mate)
    return name === '' || asRead(mate.name) === asRead(name) ? []
      : [line('component', 'taken', mate.name, name, { about: mate.id, value: name })]
  })
  return [...lines, ...[...left].map(({ name }) => line('component', 'by-hand', name, null))]
}

function results(ours: string, theirs: readonly Named[]): DifferenceLine[] {
  const names = theirs.map(({ name }) => name).filter(Boolean)
  if (names.length === 0 || names.some((name) => asRead(name) === asRead(ours))) return []
  const [only, more] = names
  return more === undefined && only !== undefined ? text('result', ours, only)
    : [line('result', 'by-hand', ours, names.join('; '))]
}

/** By the number of the act, which ours hold somewhere in their words. */
function acts(ours: readonly string[], theirs: readonly Named[]): DifferenceLine[] {
  if (theirs.length === 0) return []
  const holds = (one: string, { code: number, name }: Named) => asRead(one).includes(asRead(number || name))
  const show = ({ code: number, name }: Named) => [name, number].filter(Boolean).join(' – ')
  return [
    ...theirs.filter((act) => !ours.some((one) => holds(one, act)))
      .map((act) => line('legal-basis', 'taken', null, show(act), { value: show(act) })),
    ...ours.filter((one) => !theirs.some((act) => holds(one, act))).map((one) => line('legal-basis', 'by-hand', one, null)),
  ]
}
