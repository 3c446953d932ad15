import { type LineCursor, listDraftsOf, listOwn } from '../modules/dossiers/public.ts'
import { sendNotFound } from './failures.tsx'
import { showDate, showMoment } from './in-words.ts'
import { keptInWords } from './kept-drafts.ts'
import { sendPage } from './layout.tsx'
import type { PageHandlers } from './page-handler.ts'
import { dayOf } from '../kernel/work-calendar.ts'
import { STATE_TEXTS, TONE_SIGNS, toneOf } from './state-in-words.ts'
import { viewerOf } from './visit.ts'

const LINES_A_PAGE = 20
const MOST_DRAFTS = 20

/** What I have begun and what I have sent, newest first; what is older, page by page. */
export const myDossierPages = {
  'GET /ho-so': async (visit) => {
    const { rooms, actor } = visit
    if (!actor) return sendNotFound(visit)
    const { accountId, personId } = viewerOf(visit, actor, 'dossier.list')
    const before = readBefore((visit.request.query as { truoc?: unknown }).truoc)
    const [drafts, found] = await Promise.all([
      before ? [] : listDraftsOf(rooms.db, accountId, MOST_DRAFTS),
      listOwn(rooms.db, accountId, personId, before, LINES_A_PAGE + 1),
    ])
    const lines = found.slice(0, LINES_A_PAGE)
    const last = found.length > LINES_A_PAGE ? lines.at(-1) : undefined
    const nameOf = (versionId: bigint) => rooms.catalogue.version(versionId).content.name
    return sendPage(visit, {
      title: 'Hồ sơ của tôi',
      isPersonal: true,
      body: (
        <>
          <h1>Hồ sơ của tôi</h1>
          {drafts.length > 0 && (
            <>
              <h2>Đang khai, chưa nộp</h2>
              <p className="hint">{keptInWords(visit.directory)}</p>
              <ul className="tasks">
                {drafts.map((draft) => (
                  <li key={draft.token}>
                    <a href={`/nop-ho-so/${draft.token}`}>
                      {nameOf(draft.procedureVersionId)}
                      <span className="open">Lưu lúc {showMoment(draft.savedAt)}</span>
                    </a>
                  </li>
                ))}
              </ul>
            </>
          )}
          <h2>{before ? 'Đã nộp trước đó' : 'Đã nộp'}</h2>
          {before && <p><a href="/ho-so">Về những hồ sơ mới nhất</a></p>}
          {lines.length === 0 && before && <p>Không còn hồ sơ nào cũ hơn.</p>}
          {lines.length === 0 && !before && (
            <p>
              Chưa có hồ sơ nào. Hồ sơ bạn nộp sẽ hiện ở đây. <a href="/">Tìm thủ tục để nộp</a>.
            </p>
          )}
          <ul className="tasks">
            {lines.map(({ publicId, number, procedureVersionId, state, dueAt }) => (
              <li key={publicId}>
                <a href={`/ho-so/${publicId}`}>
                  {nameOf(procedureVersionId)}
                  <span className={toneOf(state)}>
                    {TONE_SIGNS[toneOf(state)]} {STATE_TEXTS[state]}
                  </span>
                  <span className="hint">
                    <span className="code">{number}</span>
                    {dueAt && `, hẹn trả ${showDate(dayOf(dueAt))}`}
                  </span>
                </a>
              </li>
            ))}
          </ul>
          {last && <p><a href={`/ho-so?truoc=${writeBefore(last)}`}>Hồ sơ cũ hơn</a></p>}
          {actor.level === 1 && (
            <p className="hint">
              Tài khoản tự đăng ký chỉ thấy hồ sơ do chính nó gửi. Mang thẻ căn cước đến quầy để xem cả hồ sơ trước đây.
            </p>
          )}
        </>
      ),
    })
  },
} satisfies PageHandlers

/** Where the next page goes on: a moment and a row of one's own, no word about anybody. */
function writeBefore({ submittedAt, id }: { readonly submittedAt: Date; readonly id: bigint }): string {
  return `${String(submittedAt.getTime())}-${String(id)}`
}

/** One that was made up begins elsewhere in one's own list, or at its beginning. */
function readBefore(text: unknown): LineCursor | undefined {
  const found = typeof text === 'string' ? /^(\d{1,14})-(\d{1,18})$/.exec(text) : null
  return found ? { at: new Date(Number(found[1])), id: BigInt(found[2] ?? 0) } : undefined
}
