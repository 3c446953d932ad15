import { ok } from '../kernel/result.ts'
import { confirmShown } from '../modules/dossiers/public.ts'
import { getPeople } from '../modules/identity/public.ts'
import type { Unit } from '../modules/organisation/public.ts'
import { type Device, type Shown, EMPTY_SCREEN, claimDevice } from '../modules/queue/public.ts'
import { inTransaction } from '../platform/db.ts'
import { keepScreen, screenHere, sectionOfScreen } from './citizen-screen-device.ts'
import { shownOf, streamScreen } from './citizen-screen-stream.ts'
import { SCREEN } from './citizen-screen-texts.ts'
import { Control, TextInput } from './controls.tsx'
import { sendNotFound } from './failures.tsx'
import { PostForm, sendPage } from './layout.tsx'
import type { PageHandlers } from './page-handler.ts'
import { type Visit, fieldOf, postedBy, requestIdOf, senderOf } from './visit.ts'
import { sectionInWords } from './why-here.tsx'

/** Seconds after which the screen asks anew where there is no script. */
const ANEW_AFTER = 3
const STREAM = 'text/event-stream'

/**
 * The screen at a counter that is turned to the citizen (ADR 0064): what the clerk types, in large type, and whether it
 * is right. What stands there comes from the memory of the program and is kept nowhere; the page has no other address
 * that leads to it, and whoever comes next finds it empty.
 */
export const citizenScreenPages = {
  'GET /man-hinh-phu/:section': async (visit) => {
    const section = sectionOfScreen(visit)
    if (!section) return sendNotFound(visit)
    const device = await screenHere(visit, section)
    return device ? sendScreen(visit, section, device) : sendEnrolment(visit, section)
  },
  'GET /man-hinh-phu/:section/noi-dung': async (visit) => {
    const section = sectionOfScreen(visit)
    const device = section && await screenHere(visit, section)
    if (!device) return sendNotFound(visit)
    if (visit.request.headers.accept?.includes(STREAM)) return streamScreen(visit, device)
    return visit.reply.header('cache-control', 'no-store')
      .send(shownOf(visit.rooms.screens.find(device.id)?.view ?? EMPTY_SCREEN))
  },
  'POST /man-hinh-phu/:section/thiet-bi': async (visit) => {
    const section = sectionOfScreen(visit)
    if (!section) return sendNotFound(visit)
    const posted = postedBy(visit.request)
    const code = fieldOf(posted, 'ma-man-hinh').slice(0, 100)
    const sender = senderOf(visit, 1n, requestIdOf(posted), ['device.claim', section.publicId, code])
    let secret: string | undefined
    const claimed = await inTransaction(visit.rooms, sender, async (ctx) => {
      const given = await claimDevice(ctx, { code, unitId: section.id, kinds: ['screen'] })
      secret = given.ok ? given.value.secret : undefined
      return given.ok ? ok(null) : given
    }, () => ({ status: 303, body: null }))
    // To a repeat the secret is not told again: it stands nowhere.
    if (!claimed.ok || secret === undefined && !await screenHere(visit, section))
      return sendEnrolment(visit, section, visit.say(SCREEN.codeWrong))
    if (secret !== undefined) keepScreen(visit, secret)
    return visit.reply.redirect(addressOf(section), 303)
  },
  'POST /man-hinh-phu/:section/xac-nhan': async (visit) => {
    const section = sectionOfScreen(visit)
    const device = section && await screenHere(visit, section)
    if (!section || !device) return sendNotFound(visit)
    const posted = postedBy(visit.request)
    const shown = visit.rooms.screens.find(device.id)
    const answer = fieldOf(posted, 'tra-loi') === 'dung' ? 'right' : 'wrong'
    // What was pressed under other lines than those that stand there answers nothing.
    if (shown?.view.isAsked && shown.view.hash === fieldOf(posted, 'noi-dung'))
      await keepAnswer(visit, device, shown, answer, requestIdOf(posted))
    return visit.reply.redirect(addressOf(section), 303)
  },
} satisfies PageHandlers

async function keepAnswer(
  visit: Visit, device: Device, { view, accountId, sheetId, personId }: Shown, answer: 'right' | 'wrong', request: string,
): Promise<void> {
  const { rooms } = visit
  const shown = view.hash ?? ''
  const [found] = personId === null ? [] : await getPeople(rooms.db, [personId])
  const person = found ? { id: found.id, publicId: found.publicId } : null
  const sender = senderOf(visit, accountId, request, ['intake.answer', device.publicId, sheetId, shown, answer])
  const kept = await inTransaction(rooms, sender, (ctx) => confirmShown(ctx, {
    device, unitId: device.unitId, sheetId, person, shown, answer,
  }), ({ publicId }) => ({ status: 303, body: { confirmation: publicId } }))
  if (kept.ok) rooms.screens.answer(device.id, shown, answer, kept.value.body.confirmation)
}

const addressOf = ({ publicId }: Unit) => `/man-hinh-phu/${publicId}`

function sendScreen(visit: Visit, section: Unit, device: Device) {
  const { rooms, say } = visit
  const { lines, isAsked, hash, answer } = rooms.screens.find(device.id)?.view ?? EMPTY_SCREEN
  const at = addressOf(section)
  return sendPage(visit, {
    title: say(SCREEN.title), isPersonal: true, scripts: ['citizen-screen'],
    hall: { face: 'screen', refresh: { seconds: ANEW_AFTER } },
    body: <div className="screen" data-from={`${at}/noi-dung`}>
      <p className="screen-lost" role="alert" data-lost="" hidden>{say(SCREEN.lost)}</p>
      <div className="screen-nobody" data-nobody="" hidden={lines.length > 0}>
        <h1>{say(SCREEN.nobody)}</h1>
        <p>{say(SCREEN.nobodyHint)}</p>
        <p>{sectionInWords(visit, section)}</p>
      </div>
      <dl data-lines="" hidden={lines.length === 0} aria-live="polite">{lines.map(({ label, value }, nth) => (
        <div key={nth}><dt>{label}</dt><dd>{value}</dd></div>
      ))}</dl>
      <PostForm visit={visit} action={`${at}/xac-nhan`} requestId={crypto.randomUUID()} className="screen-ask">
        <div data-ask="" hidden={!isAsked || answer !== null}>
          <input type="hidden" name="noi-dung" value={hash ?? ''} />
          <p>{say(SCREEN.ask)}</p>
          <button type="submit" name="tra-loi" value="dung">{say(SCREEN.right)}</button>
          <button type="submit" name="tra-loi" value="chua-dung" className="plain">{say(SCREEN.wrong)}</button>
        </div>
        <p className="screen-lost" role="alert" data-not-sent="" hidden>{say(SCREEN.notSent)}</p>
      </PostForm>
      <p className="screen-thanks" role="status" data-right="" hidden={answer !== 'right'}>{say(SCREEN.thanksRight)}</p>
      <p className="screen-thanks" role="status" data-wrong="" hidden={answer !== 'wrong'}>{say(SCREEN.thanksWrong)}</p>
    </div>,
  })
}

function sendEnrolment(visit: Visit, section: Unit, wrong?: string) {
  const { say } = visit
  return sendPage(visit, {
    title: say(SCREEN.enrolTitle), isPersonal: true,
    mistakes: wrong === undefined ? [] : [{ id: 'ma-man-hinh', text: wrong }],
    body: <>
      <h1>{say(SCREEN.enrolTitle)}</h1>
      <p>{sectionInWords(visit, section)}</p>
      <PostForm visit={visit} action={`${addressOf(section)}/thiet-bi`} requestId={crypto.randomUUID()}>
        <Control id="ma-man-hinh" label={say(SCREEN.code)} hint={say(SCREEN.enrolHint)} error={wrong}>
          {(described) => <TextInput {...described} name="ma-man-hinh" value="" className="short" />}
        </Control>
        <button type="submit">{say(SCREEN.enrol)}</button>
      </PostForm>
    </>,
  })
}
