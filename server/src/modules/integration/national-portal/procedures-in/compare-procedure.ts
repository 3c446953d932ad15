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
    ...channels(ours, theirs, codes), ...limits(ours.limits, theirs, codes), ...fees(ours, theirs, codes),
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

/** One against one is certain; several go by their names, and are taken over where they are told alike of every way. */
function limits(
  ours: readonly TimeLimit[], { limits: theirs, channels: ways }: PortalProcedure, { units }: CodeTables,
): DifferenceLine[] {
  if (theirs.length === 0) return []
  const isPlain = ours.length === 1 && theirs.length === 1
  const show = ({ amount, unit }: PortalLimit) => {
    const meant = meaningOf(units, unit)
    return meant === undefined ? `${amount} ${unit}`.trim() : showLimit({ unit: meant, amount })
  }
  const mates = new Set<PortalLimit>()
  const lines = ours.flatMap((limit): DifferenceLine[] => {
    const about = limit.name ?? ''
    const found = theirs.filter((one) => isPlain || asRead(one.about) === asRead(about))
    for (const one of found) mates.add(one)
    const [mate, more] = found
    if (!mate) return [line('limit', 'by-hand', showLimit(limit), null, { about })]
    const said = found.map(show).join('; ')
    if (found.some(({ unit }) => meaningOf(units, unit) === undefined))
      return [line('limit', 'code-unmapped', showLimit(limit), said, { about })]
    if (found.every((one) => isSameLimit(limit, one, units))) return []
    // Of another unit the rule by which it ends is another, too: that nobody guesses.
    const isTaken = !more && isOfAll(mate, ways) && isAlone(ours, limit)
      && meaningOf(units, mate.unit) === limit.unit && mate.amount > 0
    const value = isTaken ? String(mate.amount) : null
    return [line('limit', isTaken ? 'taken' : 'by-hand', showLimit(limit), said, { about, value })]
  })
  return [...lines, ...theirs.filter((one) => !mates.has(one)).map((one) => line(
    'limit', meaningOf(units, one.unit) === undefined ? 'code-unmapped' : 'by-hand', null, show(one), { about: one.about }))]
}

function isSameLimit(ours: TimeLimit, theirs: PortalLimit, units: CodeTables['units']): boolean {
  return meaningOf(units, theirs.unit) === ours.unit && (ours.unit === 'same-day' || theirs.amount === ours.amount)
}

function isAlone(all: readonly { readonly name: string | null }[], one: { readonly name: string | null }): boolean {
  return all.filter(({ name }) => asRead(name ?? '') === asRead(one.name ?? '')).length === 1
}

/** Whether the portal tells it of every way of handing in: of one way alone it is none of the others'. */
function isOfAll({ ways: told }: Pick<PortalFee, 'ways'>, ways: readonly string[]): boolean {
  return ways.every((way) => told.includes(way))
}

/**
 * A fee of nothing may be one that nobody wrote down: it is never taken for free of charge. What is due online is held
 * against what the portal tells of that way, and is never taken for what is due at the counter.
 */
function fees(
  { fee, feeRules, tables }: ProcedureContent, { fees: theirs, channels: ways }: PortalProcedure,
  { money, channels: table }: CodeTables,
): DifferenceLine[] {
  if (theirs.length === 0) return []
  const isListed = feeRules === undefined && tables?.fee === undefined
  const lines: DifferenceLine[] = []
  const mates = new Set<PortalFee>()
  for (const item of fee.items) {
    const about = item.name
    const found = theirs.filter((one) => asRead(one.about) === asRead(about))
    for (const one of found) mates.add(one)
    const [mate, more] = found
    const said = mate ? found.map((one) => showFee(one, money)).join('; ') : null
    if (found.some((one) => meaningOf(money, one.money) === undefined)) {
      lines.push(line('fee', 'code-unmapped', showDue(item), said, { about }))
      continue
    }
    if (mate && found.every((one) => isSameFee(item, one, table))) continue
    const isTaken = isListed && isAlone(fee.items, item) && item.onlineAmount === null && mate !== undefined && !more
      && isOfAll(mate, ways) && mate.amount > 0 && Number.isInteger(mate.amount)
    const value = isTaken ? String(mate.amount) : null
    lines.push(line('fee', isTaken ? 'taken' : 'by-hand', showDue(item), said, { about, value }))
  }
  return [...lines, ...theirs.filter((one) => !mates.has(one)).map((one) => line(
    'fee', meaningOf(money, one.money) === undefined ? 'code-unmapped' : 'by-hand', null, showFee(one, money), { about: one.about }))]
}

function isSameFee({ amount, onlineAmount }: FeeItem, { amount: told, ways }: PortalFee, table: CodeTables['channels']): boolean {
  const due = (way: string) => meaningOf(table, way) === 'online' ? onlineAmount ?? amount : amount
  return (ways.length === 0 ? [''] : ways).every((way) => due(way) === told)
}

function showDue({ amount, onlineAmount }: FeeItem): string {
  const said = amount === null ? 'chưa rõ mức' : formatDong(amount)
  return onlineAmount === null ? said : `${said}; nộp trực tuyến ${formatDong(onlineAmount)}`
}

function showFee({ amount, money: unit }: PortalFee, money: CodeTables['money']): string {
  return meaningOf(money, unit) === 'dong' && Number.isInteger(amount) ? formatDong(amount) : `${amount} ${unit}`.trim()
}

/**
 * By name; by national code only where it means the type of one paper alone on either side, for of several nobody knows
 * which is which. How many of a paper the portal does not tell.
 */
function components(
  ours: readonly Component[], theirs: readonly Named[], { typeOf, typeMeant }: Meanings,
): DifferenceLine[] {
  if (theirs.length === 0) return []
  const left = new Set(ours)
  const rest = theirs.flatMap(({ code: national, name }) => {
    const mate = [...left].find((one) => asRead(one.name) === asRead(name))
    if (mate) left.delete(mate)
    return mate ? [] : [{ national, name, type: national === '' ? undefined : typeOf(national) }]
  })
  const lines = rest.map(({ national, name, type }): DifferenceLine | undefined => {
    const isOnly = type !== undefined && rest.filter((one) => one.type === type).length === 1
    const [mate, more] = isOnly ? [...left].filter((one) => typeMeant(one.documentType) === type) : []
    if (!mate || more) {
      const way = national !== '' && type === undefined ? 'code-unmapped' : 'by-hand'
      return line('component', way, null, national === '' ? name : `${name} (${national})`)
    }
    left.delete(mate)
    return name === '' ? undefined : line('component', 'taken', mate.name, name, { about: mate.id, value: name })
  })
  return [
    ...lines.flatMap((one) => one ?? []), ...[...left].map(({ name }) => line('component', 'by-hand', name, null)),
  ]
}

function results(ours: string, theirs: readonly Named[]): DifferenceLine[] {
  const names = theirs.map(({ name }) => name).filter(Boolean)
  if (names.length === 0 || names.some((name) => asRead(name) === asRead(ours))) return []
  const [only, more] = names
  return more === undefined && only !== undefined ? text('result', ours, only)
    : [line('result', 'by-hand', ours, names.join('; '))]
}

/** By the number of the act, which ours hold somewhere in their words: whole, for 23/2015 lies in 123/2015, too. */
function acts(ours: readonly string[], theirs: readonly Named[]): DifferenceLine[] {
  if (theirs.length === 0) return []
  const holds = (one: string, { code: number, name }: Named) =>
    number === '' ? asRead(one).includes(asRead(name)) : holdsNumber(asRead(one), asRead(number))
  const show = ({ code: number, name }: Named) => [name, number].filter(Boolean).join(' – ')
  return [
    ...theirs.filter((act) => !ours.some((one) => holds(one, act)))
      .map((act) => line('legal-basis', 'taken', null, show(act), { value: show(act) })),
    ...ours.filter((one) => !theirs.some((act) => holds(one, act))).map((one) => line('legal-basis', 'by-hand', one, null)),
  ]
}

function holdsNumber(text: string, number: string): boolean {
  for (let at = text.indexOf(number); at !== -1; at = text.indexOf(number, at + 1)) {
    const [before, after] = [text.slice(0, at).at(-1) ?? '', text.at(at + number.length) ?? '']
    if (!/\d/.test(before) && !/[\p{L}\d]/u.test(after)) return true
  }
  return false
}
