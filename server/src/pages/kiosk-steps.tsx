import type { ReactNode } from 'react'
import { type Service, readHallView } from '../modules/queue/public.ts'
import { CHECK_IN } from './appointment-texts.ts'
import { asksForAppointments, sendCheckIn } from './check-in-page.tsx'
import { type SectionHall, nameIn, servicesOf } from './hall-here.ts'
import { LEFT_AFTER, addressOfKiosk as addressOf, startOf } from './kiosk-start.ts'
import { LAYOUT } from './layout-texts.ts'
import { type Mistake, PostForm, sendPage } from './layout.tsx'
import { PriorityChoice } from './priority-choice.tsx'
import { whyNoNumbers } from './numbers-given.ts'
import { TAKE } from './take-number-texts.ts'
import type { Visit } from './visit.ts'
import { VisitorField } from './visitor-field.tsx'

/** More than six are not looked over by somebody who stands. */
const MOST_CHOICES = 6

/**
 * The kiosk: what one comes for, then whether one comes before others, then the number. Each step is a page of its own,
 * so that it works without a script and each stands under an address.
 */
export async function sendKiosk(visit: Visit, here: SectionHall) {
  const asked = visit.request.query as Readonly<Record<string, unknown>>
  if (asked['gap'] === '1') return sendPerson(visit, here)
  if (asked['hen'] === '1') return sendCheckIn(visit, here)
  const why = await whyNoNumbers(visit, here.section)
  if (why) return sendClosed(visit, here, why)
  const chosen = chosenIn(asked['viec'], here)
  if (chosen.length > 0 && asked['them'] !== '1') return sendSecond(visit, here, chosen)
  return sendFirst(visit, here, chosen, Number(asked['trang'] ?? 1))
}

async function sendFirst(visit: Visit, here: SectionHall, chosen: readonly Service[], page: number) {
  const { rooms, say, now } = visit
  const { section, hall } = here
  const left = servicesOf(hall).filter((service) => !chosen.includes(service))
  const pages = left.length <= MOST_CHOICES ? 1 : Math.ceil(left.length / (MOST_CHOICES - 1))
  const nth = Number.isInteger(page) && page >= 1 && page <= pages ? page : 1
  const each = pages === 1 ? MOST_CHOICES : MOST_CHOICES - 1
  const { waiting } = await readHallView(rooms.db, section.id, now)
  const countOf = (code: string) => waiting.find(({ service }) => service === code)?.count ?? 0
  const heading = say(chosen.length > 0 ? TAKE.whatElse : TAKE.what)
  return sendStep(visit, here, {
    title: heading, isStart: chosen.length === 0 && nth === 1,
    onward: chosen.length === 0 && asksForAppointments(visit, here)
      && <a className="button" href={`${addressOf(here)}?hen=1`}>{say(CHECK_IN.have)}</a>,
    body: <>
      <h1>{heading}</h1>
      {left.length === 0 && <p>{say(TAKE.none)}</p>}
      <form method="get" action={addressOf(here)} className="choices">
        {chosen.map(({ code }) => <input key={code} type="hidden" name="viec" value={code} />)}
        {left.slice((nth - 1) * each, nth * each).map((service) => (
          <button key={service.code} name="viec" value={service.code}>
            <span>{nameIn(visit, service)}</span>
            <small>{say(TAKE.waiting, { count: countOf(service.code) })}</small>
          </button>
        ))}
        {pages > 1 && <a className="button plain" href={`${addressOf(here)}?${queryOf(chosen, {
          them: '1', trang: String(nth % pages + 1),
        })}`}>{say(TAKE.others)}</a>}
      </form>
    </>,
  })
}

/** What was chosen, and before the number is taken whether one comes before others, and who one is. */
export function sendSecond(
  visit: Visit, here: SectionHall, chosen: readonly Service[],
  { mistakes = [], priority }: {
    readonly mistakes?: readonly Mistake[]
    /** As it was chosen before a refusal. */
    readonly priority?: string | undefined
  } = {},
) {
  const { say } = visit
  const isMore = servicesOf(here.hall).length > chosen.length
  return sendStep(visit, here, {
    title: say(TAKE.take), mistakes,
    body: <>
      <h1>{say(TAKE.chosen)}</h1>
      <ol className="chosen">{chosen.map((service) => <li key={service.code}>{nameIn(visit, service)}</li>)}</ol>
      <PostForm visit={visit} action={addressOf(here)} requestId={crypto.randomUUID()}>
        {chosen.map(({ code }) => <input key={code} type="hidden" name="viec" value={code} />)}
        <PriorityChoice visit={visit} chosen={priority} />
        <VisitorField visit={visit} error={mistakes[0]?.text} />
        <button type="submit" className="take">{say(TAKE.take)}</button>
      </PostForm>
    </>,
    onward: isMore && <a className="button plain" href={`${addressOf(here)}?${queryOf(chosen, { them: '1' })}`}>
      {say(TAKE.more)}
    </a>,
  })
}

/** No more numbers today; who has an appointment comes in with it. */
function sendClosed(visit: Visit, here: SectionHall, why: string) {
  const { say } = visit
  return sendStep(visit, here, {
    title: say(TAKE.title), isStart: true, body: <><h1>{say(TAKE.title)}</h1><p>{why}</p></>,
    onward: asksForAppointments(visit, here)
      && <a className="button" href={`${addressOf(here)}?hen=1`}>{say(CHECK_IN.have)}</a>,
  })
}

function sendPerson(visit: Visit, here: SectionHall) {
  const { say } = visit
  return sendStep(visit, here, {
    title: say(TAKE.personTitle), body: <><h1>{say(TAKE.personTitle)}</h1><p>{say(TAKE.personWhy)}</p></>,
  })
}

function sendStep(visit: Visit, here: SectionHall, { title, body, onward, mistakes = [], isStart = false }: {
  readonly title: string
  readonly mistakes?: readonly Mistake[]
  readonly body: ReactNode
  /** Beside what stands at the foot of every step. */
  readonly onward?: ReactNode
  readonly isStart?: boolean
}) {
  const { say, language } = visit
  const at = addressOf(here)
  const other = language === 'vi' ? 'en' : 'vi'
  const isLeftAsItIs = isStart && language === 'vi'
  return sendPage(visit, {
    title, isPersonal: true, mistakes, scripts: ['kiosk'],
    hall: { face: 'kiosk', ...!isLeftAsItIs && { refresh: { seconds: LEFT_AFTER, to: startOf(here) } } },
    body: <div data-start={startOf(here)} data-step={isLeftAsItIs ? undefined : ''}>
      {body}
      <nav className="foot">
        {onward}
        {!isStart && <a className="button plain" href={startOf(here)}>{say(TAKE.again)}</a>}
        <a className="button plain" href={`${at}?gap=1`}>{say(TAKE.person)}</a>
        <a className="button plain" href={`/ngon-ngu/${other}?ve=${at}`} lang={other} hrefLang={other}>
          {say(LAYOUT.otherLanguage)}
        </a>
      </nav>
    </div>,
  })
}

function queryOf(chosen: readonly Service[], more: Readonly<Record<string, string>>): string {
  return new URLSearchParams([...chosen.map(({ code }) => ['viec', code]), ...Object.entries(more)]).toString()
}

/** In the order in which they were chosen, each once. */
function chosenIn(asked: unknown, { hall }: SectionHall): readonly Service[] {
  const services = servicesOf(hall)
  return [...new Set([asked ?? []].flat())].flatMap((code) => services.find((one) => one.code === code) ?? [])
}
