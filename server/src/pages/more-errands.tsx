import { fold } from '../kernel/vietnamese-text.ts'
import type { ProcedureVersion } from '../modules/catalogue/public.ts'
import { findPlaces } from '../modules/dossiers/public.ts'
import type { Unit } from '../modules/organisation/public.ts'
import { type Errand, type Service, bookableServices } from '../modules/queue/public.ts'
import { sectionOn } from './appointment-days.ts'
import { APPOINTMENT } from './appointment-texts.ts'
import { Control, TextInput } from './controls.tsx'
import { nameIn } from './hall-here.ts'
import { type Visit, isUuid } from './visit.ts'

const MOST_FOUND = 8
const LONGEST_SEARCH = 100
/** More than any rule allows: what is beyond is not read. */
const MOST_READ = 10

/** What somebody wants besides, at the same section in the same visit. */
export interface MoreErrand { readonly version: ProcedureVersion; readonly service: Service }

/** What the address names besides (`?kem=`), as far as it is received and given out there; the rest is left out. */
export function moreErrandsHere(visit: Visit, section: Unit): readonly MoreErrand[] {
  const { kem = [] } = visit.request.query as { kem?: string | string[] }
  const services = servicesOf(visit, section)
  const all = visit.rooms.catalogue.on(visit.today).list()
  return [kem].flat().slice(0, MOST_READ).flatMap((one) => {
    const [id = '', code = ''] = one.split('.')
    const version = isUuid(id) ? all.find(({ procedurePublicId }) => procedurePublicId === id) : undefined
    const service = services.find((known) => known.code === code)
    return version && service && isReceived(visit, version, section) ? [{ version, service }] : []
  })
}

export function errandsOf(more: readonly MoreErrand[]): readonly Errand[] {
  return more.map(({ version, service }) => ({ procedureId: version.procedureId, service: service.code }))
}

/** The same as it stands in an address, with its question mark; nothing where there is none. */
export function queryOf(more: readonly MoreErrand[]): string {
  return more.length === 0 ? '' : `?${more.map((one) => `kem=${valueOf(one)}`).join('&')}`
}

const valueOf = ({ version, service }: MoreErrand) => `${version.procedurePublicId}.${service.code}`

interface Shown {
  visit: Visit
  more: readonly MoreErrand[]
  /** Of the times of a day, without what is wanted besides. */
  at: string
}

/** What one comes for, where that is more than one thing, each but the first with an address that takes it out. */
export function ErrandList({ visit, first, more, at }: Shown & { first: MoreErrand }) {
  const { say } = visit
  if (more.length === 0) return null
  return <section className="box" aria-labelledby="viec">
    <h2 id="viec">{say(APPOINTMENT.errands)}</h2>
    <ol>
      <li>{inWords(visit, first)}</li>
      {more.map((one, nth) => <li key={String(nth)}>{inWords(visit, one)}{' '}
        <a
          href={`${at}${queryOf(more.filter((_, other) => other !== nth))}`}
          aria-label={say(APPOINTMENT.dropErrandOf, { name: one.version.content.name })}
        >{say(APPOINTMENT.dropErrand)}</a>
      </li>)}
    </ol>
    <p className="hint">{say(APPOINTMENT.errandsHint)}</p>
  </section>
}

/** Something else to do in the same visit: looked for by name, added by an address, so that it works without script. */
export function AddErrand({ visit, section, more, at }: Shown & { section: Unit }) {
  const { say } = visit
  const { tim } = visit.request.query as { tim?: unknown }
  const text = typeof tim === 'string' ? tim.trim().slice(0, LONGEST_SEARCH) : ''
  const found = text === '' ? [] : findErrands(visit, section, text)
  return <>
    <form action={at} method="get" role="search">
      {more.map((one, nth) => <input type="hidden" name="kem" value={valueOf(one)} key={String(nth)} />)}
      <Control id="tim" label={say(APPOINTMENT.addErrand)} hint={say(APPOINTMENT.addErrandHint)}>
        {(described) => <TextInput {...described} name="tim" value={text} />}
      </Control>
      <button type="submit" className="plain">{say(APPOINTMENT.find)}</button>
    </form>
    {text !== '' && found.length === 0 && <p>{say(APPOINTMENT.noErrand)}</p>}
    {found.length > 0 && <ul className="tasks">{found.map((one) => (
      <li key={valueOf(one)}><a href={`${at}${queryOf([...more, one])}`}>{inWords(visit, one)}</a></li>
    ))}</ul>}
  </>
}

function inWords(visit: Visit, { version, service }: MoreErrand): string {
  return visit.say(APPOINTMENT.errandOf, { name: version.content.name, service: nameIn(visit, service) })
}

function findErrands(visit: Visit, section: Unit, text: string): readonly MoreErrand[] {
  const wanted = fold(text)
  const services = servicesOf(visit, section)
  return visit.rooms.catalogue.on(visit.today).list()
    .filter((version) => fold(version.content.name).includes(wanted) && isReceived(visit, version, section))
    .slice(0, MOST_FOUND).flatMap((version) => services.map((service) => ({ version, service })))
}

function servicesOf(visit: Visit, section: Unit): readonly Service[] {
  const now = sectionOn(visit, section.id, visit.today)
  return now ? bookableServices(now) : []
}

function isReceived(
  { directory, rooms, today }: Visit, { content, procedureId }: ProcedureVersion, section: Unit,
): boolean {
  const cleared = rooms.catalogue.clearanceOn(today, procedureId)
  return content.channels.includes('counter')
    && findPlaces(directory, { content, cleared, answers: {}, sectionId: section.id }).ok
}
