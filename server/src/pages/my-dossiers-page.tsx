import { listDraftsOf, listOwn } from '../modules/dossiers/public.ts'
import { sendNotFound } from './failures.tsx'
import { showDate, showMoment } from './in-words.ts'
import { keptInWords } from './kept-drafts.ts'
import { sendPage } from './layout.tsx'
import type { PageHandlers } from './page-handler.ts'
import { dayOf } from '../kernel/work-calendar.ts'
import { STATE_TEXTS, TONE_SIGNS, toneOf } from './state-in-words.ts'
import { viewerOf } from './visit.ts'

const MOST_LINES = 100
const MOST_DRAFTS = 20

/** What I have begun and what I have sent, newest first. */
export const myDossierPages = {
  'GET /ho-so': async (visit) => {
    const { rooms, actor } = visit
    if (!actor) return sendNotFound(visit)
    const { accountId, personId } = viewerOf(visit, actor, 'dossier.list')
    const [drafts, lines] = await Promise.all([
      listDraftsOf(rooms.db, accountId, MOST_DRAFTS), listOwn(rooms.db, accountId, personId, MOST_LINES),
    ])
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
          <h2>Đã nộp</h2>
          {lines.length === 0 && (
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
