import {
  type Comparison, type Obligation, type Reading, type Target, type TargetDimension, type TargetSet, COMPARISONS,
  EVERYBODY, TARGET_DIMENSIONS, strictest,
} from './targets.ts'

/** What a file of targets says, or all that is wrong with it, each with its place. */
export type ReadTargets =
  | { readonly ok: true; readonly set: TargetSet }
  | { readonly ok: false; readonly problems: readonly string[] }

type Fields = Readonly<Record<string, unknown>>
/** Notes what is wrong, and where. */
type Note = (place: string, problem: string) => void

const KNOWN: ReadonlySet<string> = new Set([
  'id', 'set', 'name_vi', 'name_en', 'unit', 'formula', 'comparison', 'dimension', 'thresholds', 'plan_tasks', 'source',
  'derived_years', 'notes', 'excluded_area_types', 'appendix_override', 'interim_years_without_target', 'due_date',
])

/**
 * Reads the targets of the plan as they were parsed from the data set: `indicators`, told apart by the values of
 * `meta.dimension_values`. The keys of an indicator are closed, since a misspelt exemption would be an obligation. All
 * problems are told, not only the first. Pure.
 */
export function readTargets(parsed: unknown): ReadTargets {
  const problems: string[] = []
  const note: Note = (place, problem) => { problems.push(`${place}: ${problem}`) }
  const file = fieldsOf(parsed)
  const values = fieldsOf(fieldsOf(file?.['meta'])?.['dimension_values'])
  const [levels, areaTypes] = [textsOf(values?.['level']), textsOf(values?.['area_type'])]
  if (!levels || !areaTypes) note('meta/dimension_values', 'must list level and area_type')
  const indicators = file?.['indicators']
  if (!Array.isArray(indicators) || indicators.length === 0) note('indicators', 'must be a list')
  if (!levels || !areaTypes || !Array.isArray(indicators)) return { ok: false, problems }
  const targets = indicators.flatMap((one: unknown, nth): Target[] => {
    const fields = fieldsOf(one)
    const id = textOf(fields?.['id'])
    if (!fields || id === undefined) note(`indicators/${nth}`, 'must be an object with an id')
    return fields && id !== undefined ? [readTarget(fields, id, { levels, areaTypes }, note)] : []
  })
  targets.forEach(({ id }, nth) => {
    if (targets.findIndex((one) => one.id === id) < nth) note(id, 'stands there twice')
  })
  return problems.length > 0 ? { ok: false, problems } : { ok: true, set: { levels, areaTypes, targets } }
}

type Places = Pick<TargetSet, 'levels' | 'areaTypes'>

function readTarget(fields: Fields, id: string, places: Places, note: Note): Target {
  for (const key of Object.keys(fields)) if (!KNOWN.has(key)) note(`${id}/${key}`, 'is not known')
  const text = (key: string) => {
    const value = textOf(fields[key])
    if (value === undefined) note(`${id}/${key}`, 'must be a text')
    return value ?? ''
  }
  const oneOf = <T extends string>(key: string, known: readonly T[]) => {
    const found = known.find((one) => one === fields[key])
    if (found === undefined) note(`${id}/${key}`, `must be one of ${known.join(', ')}`)
    return found
  }
  const comparison = oneOf('comparison', COMPARISONS)
  const by = oneOf('dimension', TARGET_DIMENSIONS)
  const head = {
    id, nameVi: text('name_vi'), nameEn: text('name_en'), unit: text('unit'), source: text('source'),
    notes: fields['notes'] === undefined ? [] : listOf(fields['notes'], textOf, `${id}/notes`, 'texts', note),
  }
  const yearsOf = (key: string) =>
    fields[key] === undefined ? [] : listOf(fields[key], yearOf, `${id}/${key}`, 'years', note)
  const known = keysOf(by, places)
  const numbersOf = (key: string) => readNumbers(fields[key], { place: `${id}/${key}`, known, unit: head.unit }, note)
  const numbers: Numbers = numbersOf('thresholds')
  const others: Numbers = fields['appendix_override'] === undefined ? new Map() : numbersOf('appendix_override')
  const derived = yearsOf('derived_years')
  const years = new Set([...numbers.values()].flatMap((some) => [...some.keys()]))
  for (const year of derived) if (!years.has(year)) note(`${id}/derived_years`, `${year} has no number`)
  for (const year of yearsOf('interim_years_without_target'))
    if (years.has(year)) note(`${id}/interim_years_without_target`, `${year} has a number`)
  for (const [place, some] of others)
    for (const year of some.keys())
      if (!numbers.get(place)?.has(year)) note(`${id}/appendix_override/${place}`, `${year} has no other reading`)
  if (comparison === 'info' && years.size > 0) note(`${id}/thresholds`, 'what is for information has no number')
  const asksNumber = comparison !== undefined && comparison !== 'info'
  if (asksNumber && years.size === 0) note(`${id}/thresholds`, 'must have a number')
  return {
    ...head, comparison: comparison ?? 'info', by: by ?? 'none',
    obligations: obligationsOf(comparison ?? 'info', { numbers, others, derived }),
    exempt: readExempt(fields['excluded_area_types'], `${id}/excluded_area_types`, places, note),
  }
}

/** By place, then by year. */
type Numbers = ReadonlyMap<string, ReadonlyMap<number, number>>

/** What stands in the appendix of the plan is not derived, whatever the rule of the plan itself comes to. */
function obligationsOf(
  comparison: Comparison,
  { numbers, others, derived }: {
    readonly numbers: Numbers; readonly others: Numbers; readonly derived: readonly number[] },
): Target['obligations'] {
  return new Map([...numbers].map(([place, some]) => [place, new Map([...some].map(([year, value]) => {
    const plain: Reading = { value, origin: derived.includes(year) ? 'derived' : 'plan' }
    const other = others.get(place)?.get(year)
    const obligation: Obligation = other === undefined || other === value
      ? { ...plain, other: null } : strictest(comparison, plain, { value: other, origin: 'plan' })
    return [year, obligation]
  }))]))
}

function keysOf(by: TargetDimension | undefined, { levels, areaTypes }: Places): readonly string[] {
  switch (by) {
    case 'level': return levels
    case 'area_type': return areaTypes
    case 'none': return [EVERYBODY]
    case undefined: return [...levels, ...areaTypes, EVERYBODY]
  }
}

/** Numbers by place and year. */
function readNumbers(
  value: unknown,
  { place, known, unit }: { readonly place: string; readonly known: readonly string[]; readonly unit: string },
  note: Note,
): Map<string, Map<number, number>> {
  const byPlace = fieldsOf(value)
  if (!byPlace) note(place, 'must be an object')
  return new Map(Object.entries(byPlace ?? {}).map(([key, some]) => {
    if (!known.includes(key)) note(`${place}/${key}`, `must be one of ${known.join(', ')}`)
    const byYear = fieldsOf(some)
    if (!byYear) note(`${place}/${key}`, 'must be an object')
    return [key, new Map(Object.entries(byYear ?? {}).flatMap(([text, number]) => {
      const year = yearOf(text)
      if (year === undefined) note(`${place}/${key}/${text}`, 'is no year')
      const isNumber = typeof number === 'number' && Number.isFinite(number) && number >= 0
      if (!isNumber) note(`${place}/${key}/${text}`, 'must be a number, 0 or more')
      else if (unit === 'percent' && number > 100) note(`${place}/${key}/${text}`, 'is more than 100 percent')
      return year !== undefined && isNumber ? [[year, number] as const] : []
    }))]
  }))
}

function readExempt(value: unknown, place: string, { levels, areaTypes }: Places, note: Note): Target['exempt'] {
  if (value === undefined) return new Map()
  const byLevel = fieldsOf(value)
  if (!byLevel) note(place, 'must be an object')
  return new Map(Object.entries(byLevel ?? {}).map(([level, some]) => {
    if (!levels.includes(level)) note(`${place}/${level}`, `must be one of ${levels.join(', ')}`)
    const known = (one: unknown) => areaTypes.find((type) => type === one)
    return [level, listOf(some, known, `${place}/${level}`, `some of ${areaTypes.join(', ')}`, note)]
  }))
}

function listOf<T>(
  value: unknown, read: (one: unknown) => T | undefined, place: string, what: string, note: Note,
): T[] {
  const found = Array.isArray(value) ? value.map(read) : [undefined]
  const sound = found.filter((one): one is T => one !== undefined)
  if (sound.length < found.length) note(place, `must list ${what}`)
  return sound
}

function fieldsOf(value: unknown): Fields | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value as Fields : undefined
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}

function textsOf(value: unknown): string[] | undefined {
  const texts = Array.isArray(value) ? value.map(textOf) : []
  return texts.length > 0 && texts.every((one) => one !== undefined) ? texts : undefined
}

/** Of 2000 to 2099, as a number or as the key of an object. */
function yearOf(value: unknown): number | undefined {
  const isText = typeof value === 'string' || typeof value === 'number'
  return isText && /^20\d\d$/.test(String(value)) ? Number(value) : undefined
}
