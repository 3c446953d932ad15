import { afarRulesOf, readHallView } from '../modules/queue/public.ts'
import { Control, Group, Radios, TextInput } from './controls.tsx'
import { type SectionHall, nameIn, servicesOf, waitingOf } from './hall-here.ts'
import { type Mistake, PostForm, sendPage } from './layout.tsx'
import { whyNoNumbers } from './numbers-given.ts'
import { TAKE } from './take-number-texts.ts'
import type { Visit } from './visit.ts'
import { sectionInWords } from './why-here.tsx'

/** Minutes on the way, of which those are offered that the rule of the section allows. */
const MINUTES = [0, 10, 20, 30, 45, 60, 90, 120, 180, 240]

/** What stays chosen after a refusal. */
interface ChosenAfar { readonly services: readonly string[]; readonly minutes: string }

/**
 * The same address for whoever is at no kiosk: how many wait; a form for who is signed in, while a counter is open; how
 * to get a number for everybody else; and at the foot the code that makes this browser a kiosk.
 */
export async function sendTakeFromAfar(
  visit: Visit, here: SectionHall, mistakes: readonly Mistake[] = [],
  chosen: ChosenAfar = { services: [], minutes: '' },
) {
  const { rooms, say, now, actor } = visit
  const { section, hall } = here
  const rules = afarRulesOf(visit.directory, section)
  const at = `/lay-so/${section.publicId}`
  const [view, closed] = await Promise.all([
    readHallView(rooms.db, section.id, now), whyNoNumbers(visit, section),
  ])
  const isClosed = view.open.length === 0 || closed !== undefined
  const isPerson = actor !== undefined && actor.personId !== null
  const wrongCode = mistakes.find(({ id }) => id === 'ma-thiet-bi')
  return sendPage(visit, {
    title: say(TAKE.title), mistakes,
    body: <>
      <h1>{say(TAKE.title)}</h1>
      <p>{sectionInWords(visit, section)}</p>
      {!rules && !isClosed && <p className="note">{say(TAKE.notAfar)}</p>}
      {isClosed ? <p className="note">{closed ?? say(TAKE.closed)}</p> : rules && !isPerson && <>
        <p>{say(TAKE.atKiosk)}</p>
        <p><a className="button" href={`/dang-nhap?tiep=${encodeURIComponent(at)}`}>{say(TAKE.signIn)}</a></p>
      </>}
      {isPerson && !isClosed && rules && (
        <ServiceForm visit={visit} here={here} at={at} mistakes={mistakes} most={rules.mostMinutes} chosen={chosen} />
      )}
      <h2>{say(TAKE.now)}</h2>
      <dl>{waitingOf(visit, hall, view).map(({ name, count, minutes }) => (
        <div key={name}><dt>{name}</dt><dd>{minutes === null
          ? say(TAKE.noCounter, { count }) : say(TAKE.wait, { count, minutes })}</dd></div>
      ))}</dl>
      <p className="alone"><a href={`/bang-goi-so/${section.publicId}`}>{say(TAKE.board)}</a></p>
      <details open={wrongCode !== undefined}>
        <summary>{say(TAKE.device)}</summary>
        <PostForm visit={visit} action={`${at}/thiet-bi`} requestId={crypto.randomUUID()}>
          <Control id="ma-thiet-bi" label={say(TAKE.code)} hint={say(TAKE.codeHint)} error={wrongCode?.text}>
            {(described) => <TextInput {...described} name="ma-thiet-bi" value="" className="short" />}
          </Control>
          <button type="submit" className="plain">{say(TAKE.enrol)}</button>
        </PostForm>
      </details>
    </>,
  })
}

function ServiceForm({ visit, here, at, mistakes, most, chosen }: {
  visit: Visit; here: SectionHall; at: string; mistakes: readonly Mistake[]; most: number; chosen: ChosenAfar
}) {
  const { say } = visit
  const error = mistakes.find(({ id }) => id === 'viec')?.text
  const tooFar = mistakes.find(({ id }) => id === 'bao-lau')?.text
  return (
    <PostForm visit={visit} action={at} requestId={crypto.randomUUID()}>
      <Group id="viec" label={say(TAKE.what)} hint={say(TAKE.afar)} error={error}>
        {servicesOf(here.hall).map((service, nth) => {
          const id = nth === 0 ? 'viec' : `viec-${String(nth)}`
          return <div className="choice" key={service.code}>
            <input
              type="checkbox" id={id} name="viec" value={service.code} aria-invalid={error ? true : undefined}
              defaultChecked={chosen.services.includes(service.code)}
            />
            <label htmlFor={id}>{nameIn(visit, service)}</label>
          </div>
        })}
      </Group>
      <Group id="bao-lau" label={say(TAKE.howFar)} hint={say(TAKE.howFarHint)} error={tooFar}>
        <Radios name="bao-lau" value={chosen.minutes} choices={MINUTES.filter((one) => one <= most).map((minutes) => ({
          value: String(minutes), label: minutes === 0 ? say(TAKE.there) : say(TAKE.within, { minutes }),
        }))} />
      </Group>
      <button type="submit">{say(TAKE.take)}</button>
    </PostForm>
  )
}
