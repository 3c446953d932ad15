import type { ReactNode } from 'react'
import type { Day } from '../kernel/work-calendar.ts'
import { momentOn } from '../kernel/civil-day.ts'
import type { ProcedureVersion } from '../modules/catalogue/public.ts'
import type { ProxyRow } from '../modules/identity/public.ts'
import type { ChangeAppointmentRefusal, FreeSlot } from '../modules/queue/public.ts'
import { type Held, NOTHING_HELD, askOnce, khoPoliciesOf, reuseSources } from '../modules/reuse/public.ts'
import { freeSlots } from './appointment-days.ts'
import { APPOINTMENT, WHY_NOT } from './appointment-texts.ts'
import { Group, Radios } from './controls.tsx'
import { showDay, showTime } from './in-words.ts'
import { type Mistake, PostForm } from './layout.tsx'
import { valueOfProxy } from './proxies-of.ts'
import { PROXY } from './proxies-texts.ts'
import type { Visit } from './visit.ts'

/** The days of a service that may be booked, each with how many places are left. */
export async function daysToBook(visit: Visit, { unitId, services, at }: {
  readonly unitId: bigint; readonly services: readonly string[]
  /** Where the days of it are: `/thu-tuc/…/dat-lich/…/nop-ho-so`. */
  readonly at: string
}): Promise<ReactNode> {
  const { say, language } = visit
  const days = await freeSlots(visit, unitId, services)
  if (days.length === 0) return <p>{say(APPOINTMENT.noDays)}</p>
  return <ul className="tasks">{days.map(({ day, slots }) => {
    const free = slots.reduce((sum, slot) => sum + slot.free, 0)
    const text = <>{showDay(day, language)} <span className="open">
      {free === 0 ? say(APPOINTMENT.full) : say(APPOINTMENT.free, { count: free })}
    </span></>
    return <li key={day}>{free === 0 ? <p>{text}</p> : <a href={`${at}/${day}`}>{text}</a>}</li>
  })}</ul>
}

/** The times of a day that may be booked, as a form; for whoever is signed out a way to sign in. */
export async function timesToBook(visit: Visit, { unitId, services, day, at, mistakes, proxies = [] }: {
  readonly unitId: bigint; readonly services: readonly string[]; readonly day: Day; readonly at: string
  readonly mistakes: readonly Mistake[]
  /** By which whoever books may come for another. */
  readonly proxies?: readonly ProxyRow[]
}): Promise<ReactNode> {
  const { say, actor } = visit
  const [found] = await freeSlots(visit, unitId, services, day)
  const slots = (found?.slots ?? []).filter(({ free }) => free > 0)
  if (slots.length === 0) return <p id="gio">{say(APPOINTMENT.noTimes)}</p>
  if (!actor) return <>
    <ul className="plain">{slots.map((slot) => <li key={slot.startsAt.getTime()}>{spanOf(visit, slot)}</li>)}</ul>
    <p>{say(APPOINTMENT.signInWhy)}</p>
    <p><a className="button" href={`/dang-nhap?tiep=${encodeURIComponent(at)}`}>{say(APPOINTMENT.signIn)}</a></p>
  </>
  return <PostForm visit={visit} action={at} requestId={crypto.randomUUID()}>
    {proxies.length > 0 && (
      <Group id="cho" label={say(APPOINTMENT.forWhom)} error={mistakes.find(({ id }) => id === 'cho')?.text}>
        <Radios name="cho" value="minh" choices={[
          { value: 'minh', label: say(APPOINTMENT.forMyself) },
          ...proxies.map((one) => ({
            value: valueOfProxy(one), label: say(APPOINTMENT.forOne, { name: one.principalName }),
          })),
        ]} />
      </Group>
    )}
    <Group id="gio" label={say(APPOINTMENT.time)} error={mistakes.find(({ id }) => id === 'gio' || proxies.length === 0)?.text}>
      <Radios name="gio" value="" choices={slots.map((slot) => ({
        value: showTime(slot.startsAt), label: spanOf(visit, slot), hint: say(APPOINTMENT.free, { count: slot.free }),
      }))} />
    </Group>
    <button type="submit">{say(APPOINTMENT.confirm)}</button>
  </PostForm>
}

/** `08:00–08:30`. */
export function spanOf({ say }: Visit, { startsAt, endsAt }: Pick<FreeSlot, 'startsAt' | 'endsAt'>): string {
  return say(APPOINTMENT.slot, { from: showTime(startsAt), until: showTime(endsAt) })
}

/** The moment that was ticked on a day; undefined of what is no time. */
export function timeTicked(day: Day, text: string): Date | undefined {
  const [, hours, minutes] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(text) ?? []
  return hours === undefined || minutes === undefined ? undefined : momentOn(day, Number(hours) * 60 + Number(minutes))
}

/** At the field, why a time was not booked. */
export function whyNot(
  { say }: Visit, refusal: Exclude<ChangeAppointmentRefusal, { readonly code: 'appointment-unknown' | 'appointment-over' }>,
): Mistake {
  switch (refusal.code) {
    case 'proxy-unknown': return { id: 'cho', text: say(PROXY.unknown) }
    case 'proxy-over': return { id: 'cho', text: say(PROXY.noLonger) }
    case 'proxy-not-for-procedure': return { id: 'cho', text: say(PROXY.notFor) }
    case 'appointments-too-many': case 'errands-too-many':
      return { id: 'gio', text: say(WHY_NOT[refusal.code], { most: refusal.most }) }
    case 'slot-closed': case 'slot-past': case 'slot-too-far': case 'slot-full': case 'appointment-overlaps':
      return { id: 'gio', text: say(WHY_NOT[refusal.code]) }
  }
}

/**
 * What to bring, and what of it is kept here already, of whoever a counter has seen (NĐ 45/2020 Đ.16); nothing is where
 * they come for another (`isOwn`). `nth` of several on one page, from 0.
 */
export async function papersToBring(
  visit: Visit, { content }: ProcedureVersion, { nth = 0, isOwn }: { readonly nth?: number; readonly isOwn: boolean },
): Promise<ReactNode> {
  const id = nth === 0 ? 'giay-to' : `giay-to-${String(nth)}`
  const { say } = visit
  const held = isOwn ? await heldBy(visit, content.components) : NOTHING_HELD
  const bring = content.components.filter(({ handling, isForm }) => handling !== 'data' && !isForm)
  return <section className="box" key={id} aria-labelledby={id}>
    <h2 id={id}>{say(APPOINTMENT.papers)}</h2>
    {nth > 0 && <p>{content.name}</p>}
    {bring.length === 0 ? <p>{say(APPOINTMENT.papersNone)}</p> : <ul>{bring.map(({ id, name, required, condition }) => (
      <li key={id}>{name}{held.has(id)
        ? <span className="hint"> ({say(APPOINTMENT.isHeld)})</span>
        : (condition ?? required) !== 'required' && condition && <span className="hint"> ({condition})</span>}</li>
    ))}</ul>}
  </section>
}

async function heldBy({ actor, directory, rooms, today }: Visit, components: ProcedureVersion['content']['components']): Promise<Held> {
  if (!actor || actor.level !== 2 || actor.personId === null) return NOTHING_HELD
  return askOnce(rooms.db, reuseSources(), {
    ownerId: actor.personId, day: today, components, ofOwner: khoPoliciesOf(directory).ofOwner,
    sameTypes: (type) => rooms.catalogue.sameTypesOn(today, type),
  })
}
