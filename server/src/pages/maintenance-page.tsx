import { showMoment } from './in-words.ts'
import { sendPage } from './layout.tsx'
import { whenOf } from './maintenance-bar.tsx'
import { MAINTENANCE } from './maintenance-texts.ts'
import type { PageHandlers } from './page-handler.ts'
import { policyOf } from './portal-rooms.ts'

/** What is under maintenance, until when, and what becomes of answers in progress (R23). */
export const maintenancePages = {
  'GET /bao-tri': (visit) => {
    const { rooms: { maintenance }, say, language, directory } = visit
    const [announced, lasting] = [maintenance.announced(), maintenance.lasting()]
    return sendPage(visit, {
      title: say(MAINTENANCE.title),
      body: <>
        <h1>{say(MAINTENANCE.title)}</h1>
        {announced.length === 0 && <p>{say(MAINTENANCE.none)}</p>}
        {announced.map((one) => (
          <section key={one.publicId}>
            <h2>{whenOf(visit, one, one.publicId === lasting?.publicId)}</h2>
            <dl>
              <dt>{say(MAINTENANCE.effect)}</dt><dd>{one.effect}</dd>
              {one.urgentReason !== null
                && <><dt>{say(MAINTENANCE.urgent)}</dt><dd>{one.urgentReason}</dd></>}
              <dt>{say(MAINTENANCE.announced)}</dt><dd>{showMoment(one.announcedAt, language)}</dd>
            </dl>
          </section>
        ))}
        <section>
          <h2>{say(MAINTENANCE.answers)}</h2>
          <p>{say(MAINTENANCE.answersSaved, { days: Number(policyOf(directory, 'draft-days')) })}</p>
          <p>{say(MAINTENANCE.answersOpen)}</p>
          <p>{say(MAINTENANCE.answersSent)}</p>
        </section>
      </>,
    })
  },
} satisfies PageHandlers
