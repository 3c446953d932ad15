import { formatPhone } from '../kernel/phone.ts'
import { listSent } from '../modules/notifications/public.ts'
import { sendNotFound } from './failures.tsx'
import { showMoment } from './in-words.ts'
import { sendPage } from './layout.tsx'
import type { PageHandlers } from './page-handler.ts'
import { SINK } from './sink-texts.ts'

const MOST = 50

/** What a demonstration would have sent, codes among it; elsewhere the page does not exist. */
export const sinkPages = {
  'GET /demo/tin-nhan': async (visit) => {
    const { say, language } = visit
    if (!visit.rooms.isDemonstration) return sendNotFound(visit)
    const messages = await listSent(visit.rooms.db, MOST)
    return sendPage(visit, {
      title: say(SINK.title),
      isPersonal: true,
      body: (
        <>
          <h1>{say(SINK.title)}</h1>
          <p>{say(SINK.intro)}</p>
          {messages.length === 0 && <p>{say(SINK.none)}</p>}
          <ul className="plain">
            {messages.map(({ address, text, at }, nth) => (
              <li key={String(nth)}>
                <strong className="code">{formatPhone(address)}</strong>{' '}
                <span className="hint">{showMoment(at, language)}</span>
                <br />
                {text}
              </li>
            ))}
          </ul>
        </>
      ),
    })
  },
} satisfies PageHandlers
