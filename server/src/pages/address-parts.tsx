import type { Choice, FormDefinition } from '@motcua/forms/model.ts'
import { type Unit, formerNames } from '../modules/organisation/public.ts'
import { Select } from './controls.tsx'
import { ADDRESS, FIELD } from './fill-form-texts.ts'
import { byName } from './in-words.ts'
import { OLD_NAMES } from './old-names-texts.ts'
import type { Asking } from './field-frame.ts'
import type { Posted, Visit } from './visit.ts'

interface AddressPartsProps {
  name: string
  text: (part: string) => string
  visit: Asking
  countries: readonly Choice[]
  isFaulty: boolean
}

/**
 * The parts of an address without script: one list of the communes of the province, by district, since lists that hang
 * on each other would need one. Units of other provinces are not in our data: such an address is written out.
 */
export function AddressParts({ name, text, visit, countries, isFaulty }: AddressPartsProps) {
  const isElsewhere = text('.epoch') === 'nuoc-ngoai'
  const country = text('.country') === '' ? 'VN' : text('.country')
  const { say } = visit
  const missing = ['.commune', '.detail'].filter((part) => text(part) === '')
  const isAt = (part: string) => isFaulty && (missing.length === 0 || missing.includes(part)) ? true : undefined
  return <>
    <label htmlFor={name}>{say(ADDRESS.commune)}</label>
    <Select
      id={name} name={`${name}.commune`} value={text('.commune')} prompt={say(FIELD.choose)} choices={[]}
      groups={communesOf(visit)} aria-invalid={isAt('.commune')}
    />
    {formerNames(visit.directory).size > 0 && <p className="hint">
      <a href="/ten-cu" target="_blank" rel="noreferrer">{say(OLD_NAMES.link)}</a>
    </p>}
    <label htmlFor={`${name}.detail`}>{say(ADDRESS.detail)}</label>
    <input
      id={`${name}.detail`} name={`${name}.detail`} defaultValue={text('.detail')} data-most={200} autoComplete="off"
      spellCheck={false} aria-invalid={isAt('.detail')}
    />
    <details open={isElsewhere}>
      <summary>{say(ADDRESS.elsewhere)}</summary>
      <label htmlFor={`${name}.text`}>{say(ADDRESS.whole)}</label>
      <input
        id={`${name}.text`} name={`${name}.text`} defaultValue={text('.text')} data-most={300} autoComplete="off"
        spellCheck={false}
      />
      <label htmlFor={`${name}.country`}>{say(ADDRESS.country)}</label>
      <Select
        id={`${name}.country`} name={`${name}.country`} value={country} prompt={say(FIELD.choose)}
        choices={countriesOf(visit, countries)}
      />
    </details>
  </>
}

/** Codes of countries are two letters; without a nationality there is no address. */
function countriesOf({ say }: Asking, choices: readonly Choice[]): readonly Choice[] {
  const countries = choices.filter(({ value }) => /^[A-Z]{2}$/.test(value))
  const isHere = countries.some(({ value }) => value === 'VN')
  return isHere ? countries : [{ value: 'VN', label: say(ADDRESS.here) }, ...countries]
}

interface Levels {
  readonly province: Unit | undefined
  readonly middle: readonly Unit[]
  readonly communes: readonly Unit[]
}

/** The territories by their levels, however many there are. */
function levelsOf({ directory }: Pick<Visit, 'directory'>): Levels {
  const levels = [...directory.levels].sort((a, b) => a.rank - b.rank)
    .map(({ id }) => directory.territories(id)).filter((units) => units.length > 0)
  return { province: levels[0]?.[0], middle: levels.slice(1, -1).flat(), communes: levels.at(-1) ?? [] }
}

/** The communes in force by what they lie in, each by its code of the statistics office. */
export function communesOf(visit: Pick<Visit, 'directory'>) {
  const { province, middle, communes } = levelsOf(visit)
  return (middle.length > 0 ? middle : province ? [province] : []).map((parent) => ({
    label: parent.name, lang: 'vi' as const,
    choices: communes.filter(({ id }) => visit.directory.isWithin(id, parent.id))
      .toSorted(byName).flatMap(({ gsoCode, name }) =>
      gsoCode === null ? [] : [{ value: gsoCode, label: name }]),
  }))
}

/** What a chosen commune says of the units above it, put in as if it had been posted. */
export function completeAddresses(visit: Visit, form: FormDefinition, pageId: string, posted: Posted): Posted {
  const names = addressNames(form, pageId, posted)
  if (names.length === 0) return posted
  const { province, middle, communes } = levelsOf(visit)
  const added: Record<string, string> = {}
  for (const name of names) {
    const [code, text] = [textAt(posted, `${name}.commune`), textAt(posted, `${name}.text`)]
    const commune = communes.find(({ gsoCode }) => gsoCode !== null && gsoCode === code)
    const district = commune && middle.find(({ id }) => visit.directory.isWithin(commune.id, id))
    if (code === '' && text !== '') added[`${name}.epoch`] = 'nuoc-ngoai'
    if (code === '') continue
    added[`${name}.country`] = 'VN'
    added[`${name}.epoch`] = district ? '3-cap' : '2-cap'
    added[`${name}.province`] = province?.gsoCode ?? ''
    added[`${name}.district`] = district?.gsoCode ?? ''
  }
  return { ...posted, ...added }
}

function addressNames(form: FormDefinition, pageId: string, posted: Posted): string[] {
  const fields = form.pages.find(({ id }) => id === pageId)?.sections.flatMap(({ fields: own }) => own) ?? []
  const plain = fields.filter(({ type }) => type === 'address').map(({ key }) => key)
  const cells = Object.keys(posted).flatMap((name) => {
    const [, key = '', row = '', column = ''] = /^(.+)\[(\d{1,3})\]\.(.+)\.commune$/.exec(name) ?? []
    const isAddress = fields.some((field) =>
      field.key === key && field.columns?.some((one) => one.key === column && one.type === 'address'))
    return isAddress ? [`${key}[${row}].${column}`] : []
  })
  return [...new Set([...plain, ...cells])].filter((name) => Object.hasOwn(posted, `${name}.commune`))
}

function textAt(posted: Posted, name: string): string {
  const value = Object.hasOwn(posted, name) ? posted[name] : undefined
  return typeof value === 'string' ? value.trim() : ''
}
