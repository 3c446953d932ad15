import { formatPhone } from '../kernel/phone.ts'
import { listSent } from '../modules/notifications/public.ts'
import { sendNotFound } from './failures.tsx'
import { showMoment } from './in-words.ts'
import { sendPage } from './layout.tsx'
import type { PageHandlers } from './page-handler.ts'

const MOST = 50

/** What a demonstration would have sent, codes among it; elsewhere the page does not exist. */
export const sinkPages = {
  'GET /demo/tin-nhan': async (visit) => {
    if (!visit.rooms.isDemonstration) return sendNotFound(visit)
    const messages = await listSent(visit.rooms.db, MOST)
    return sendPage(visit, {
      title: 'Tin nhắn đã gửi',
      isPersonal: true,
      body: (
        <>
          <h1>Tin nhắn đã gửi</h1>
          <p>Bản trình diễn không gửi tin ra ngoài. Tin mới nhất ở trên; tải lại trang để xem tin mới.</p>
          {messages.length === 0 && <p>Chưa có tin nào.</p>}
          <ul className="plain">
            {messages.map(({ address, text, at }, nth) => (
              <li key={String(nth)}>
                <strong className="code">{formatPhone(address)}</strong> <span className="hint">{showMoment(at)}</span>
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
