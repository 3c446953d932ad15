import { unitInWords } from '../modules/organisation/public.ts'
import {
  type CheckInRefusal, checkIn, prioritiesToChoose, priorityOfAppointments,
} from '../modules/queue/public.ts'
import { isReceiving } from '../modules/post/public.ts'
import { inTransaction } from '../platform/db.ts'
import { givesAppointments, sectionOn } from './appointment-days.ts'
import { CHECK_IN } from './appointment-texts.ts'
import { Control, TextInput } from './controls.tsx'
import { sendNotFound } from './failures.tsx'
import { type SectionHall, hallHere } from './hall-here.ts'
import { showMoment } from './in-words.ts'
import { isKioskOf } from './kiosk-device.ts'
import { LEFT_AFTER, addressOfKiosk, startOf } from './kiosk-start.ts'
import { type Mistake, PostForm, sendPage } from './layout.tsx'
import type { PageHandlers } from './page-handler.ts'
import { PriorityChoice } from './priority-choice.tsx'
import { TAKE } from './take-number-texts.ts'
import { type Visit, fieldOf, postedBy, requestIdOf, senderOf } from './visit.ts'

/** A scanner that reads something else types no more than this. */
const LONGEST_CODE = 300

/** At a kiosk: whoever has booked scans or types the code, and gets the number of the appointed time. */
export const checkInPages = {
  'POST /lay-so/:section/lich-hen': async (visit) => {
    const here = hallHere(visit)
    if (!here || !await isKioskOf(visit, here.section)) return sendNotFound(visit)
    return comeWith(visit, here)
  },
} satisfies PageHandlers

/** Whether the kiosk asks for appointments at all. */
export function asksForAppointments(visit: Visit, { section }: SectionHall): boolean {
  return givesAppointments(visit, section.id)
}

/** The step of the kiosk at which a code is scanned or typed; after a refusal as it was filled in. */
export function sendCheckIn(visit: Visit, here: SectionHall, { mistakes = [], typed = '', priority }: {
  readonly mistakes?: readonly Mistake[]
  readonly typed?: string
  /** Code of the one that was chosen. */
  readonly priority?: string | undefined
} = {}) {
  const { say } = visit
  const at = addressOfKiosk(here)
  return sendPage(visit, {
    title: say(CHECK_IN.title), isPersonal: true, mistakes, scripts: ['kiosk'],
    hall: { face: 'kiosk', refresh: { seconds: LEFT_AFTER, to: startOf(here) } },
    body: <div data-start={startOf(here)} data-step="">
      <h1>{say(CHECK_IN.title)}</h1>
      <PostForm visit={visit} action={`${at}/lich-hen`} requestId={crypto.randomUUID()}>
        <Control id="ma-hen" label={say(CHECK_IN.code)} hint={say(CHECK_IN.codeHint)} error={mistakes[0]?.text}>
          {(described) => <TextInput {...described} name="ma-hen" value={typed} className="short" isFocused />}
        </Control>
        <PriorityChoice visit={visit} chosen={priority} />
        <button type="submit" className="take">{say(CHECK_IN.take)}</button>
      </PostForm>
      <nav className="foot">
        <a className="button plain" href={startOf(here)}>{say(CHECK_IN.ordinary)}</a>
        <a className="button plain" href={`${at}?gap=1`}>{say(TAKE.person)}</a>
      </nav>
    </div>,
  })
}

async function comeWith(visit: Visit, here: SectionHall) {
  const { rooms, directory, today, language, reply } = visit
  const posted = postedBy(visit.request)
  const code = fieldOf(posted, 'ma-hen').slice(0, LONGEST_CODE)
  const own = prioritiesToChoose(directory).find((one) => one.code === fieldOf(posted, 'uu-tien'))
  const section = sectionOn(visit, here.section.id, today)
  if (!section) return sendNotFound(visit)
  const deed = ['appointment.come', here.section.publicId, code, own?.code ?? '']
  const done = await inTransaction(rooms, senderOf(visit, 1n, requestIdOf(posted), deed), async (ctx) => checkIn(ctx, {
    section, code, own, language, ofAppointment: priorityOfAppointments(directory),
    isReceiving: await isReceiving(ctx.tx, directory, today, here.section),
  }), ({ ticket }) => ({ status: 303, body: { ticket } }))
  if (done.ok) return reply.redirect(`/phieu-cho/${done.value.body.ticket}?in=1`, 303)
  switch (done.refusal.code) {
    // The same ticket once more: the printer may have had no paper.
    case 'appointment-used': case 'number-taken-already':
      return reply.redirect(`/phieu-cho/${done.refusal.ticket}?in=1`, 303)
    case 'request-reused': return reply.redirect(startOf(here), 303)
    case 'appointment-unknown': case 'appointment-over': case 'appointment-called-off': case 'appointment-elsewhere':
    case 'appointment-too-early': return sendCheckIn(visit, here, {
      mistakes: [{ id: 'ma-hen', text: inWords(visit, done.refusal) }], typed: code.slice(0, 40), priority: own?.code,
    })
  }
}

type Sent = Exclude<CheckInRefusal, { readonly ticket: string }>

function inWords({ say, directory, language }: Visit, refusal: Sent): string {
  switch (refusal.code) {
    case 'appointment-elsewhere': return say(CHECK_IN[refusal.code], { place: unitInWords(directory, refusal.unitId) })
    case 'appointment-too-early': return say(CHECK_IN[refusal.code], { from: showMoment(refusal.from, language) })
    case 'appointment-unknown': case 'appointment-over': case 'appointment-called-off':
      return say(CHECK_IN[refusal.code])
  }
}
