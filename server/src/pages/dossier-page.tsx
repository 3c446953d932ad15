import { dayOf } from '../kernel/work-calendar.ts'
import { FORM_NAMES } from '../modules/documents/public.ts'
import {
  type Dossier, type Supplement, acknowledgementInWords, findOpenSupplement, findResult, listSlips, move, printSlip,
} from '../modules/dossiers/public.ts'
import { unitInWords } from '../modules/organisation/public.ts'
import { listOpenTasks } from '../modules/workflow/public.ts'
import { SentAnswers, listSentAnswers } from './answers-sent.tsx'
import { ClockTrace, traceClocks } from './clock-trace.tsx'
import { answerRequest, stop, withdraw } from './act-on-dossier.ts'
import { Control, TextInput } from './controls.tsx'
import { sendNotFound } from './failures.tsx'
import { showDay, showMoment } from './in-words.ts'
import { BackLink, PostForm, sendPage } from './layout.tsx'
import { type Kept, findOwn } from './own-dossier.ts'
import type { PageHandlers } from './page-handler.ts'
import { STATE_TEXTS, TONE_SIGNS, sentenceOf, toneOf } from './state-in-words.ts'
import { limitsOf } from './take-files.ts'
import { type Visit, isUuid } from './visit.ts'

/** One dossier of mine: where it is, until when and why then; what I must or may do; the papers it made. */
export const dossierPages = {
  'GET /ho-so/:id': async (visit) => {
    const dossier = await findOwn(visit)
    return dossier ? sendDossier(visit, dossier) : sendNotFound(visit)
  },
  'POST /ho-so/:id/bo-sung': (visit) => answerRequest(visit, sendDossier),
  'POST /ho-so/:id/rut': (visit) => withdraw(visit, sendDossier),
  'POST /ho-so/:id/dung': (visit) => stop(visit, sendDossier),
  'GET /ho-so/:id/phieu/:slip': sendSlip,
} satisfies PageHandlers

async function sendDossier(visit: Visit, dossier: Dossier, kept: Kept = { mistakes: [] }) {
  const { rooms } = visit
  const { id, publicId, number, state } = dossier
  const { content } = rooms.catalogue.version(dossier.procedureVersionId)
  const [clocks, tasks, request, sent, slips, result] = await Promise.all([
    traceClocks(rooms.db, rooms.directory, id), listOpenTasks(rooms.db, id), findOpenSupplement(rooms.db, id),
    listSentAnswers(rooms.db, id), listSlips(rooms.db, id), findResult(rooms.db, id),
  ])
  // Names of units are those in force when the dossier came.
  const then = rooms.directory.on(dayOf(dossier.submittedAt))
  const nameOf = (unitId: bigint) => unitInWords(then, unitId)
  const acknowledgeBy = clocks.findLast(({ kind }) => kind === 'acknowledgement')?.dueAt
  const acknowledgeWithin = acknowledgementInWords(visit.directory)
  const tone = toneOf(state)
  const nameOfComponent = (one: string) => content.components.find((component) => component.id === one)?.name ?? one
  return sendPage(visit, {
    title: `Hồ sơ ${number}`, isPersonal: true, mistakes: kept.mistakes,
    body: <>
      <BackLink visit={visit} href="/ho-so">Hồ sơ của tôi</BackLink>
      <h1>{content.name}</h1>
      <p>Mã hồ sơ <strong className="code">{number}</strong></p>
      <p className={`state ${tone}`}>{TONE_SIGNS[tone]} {STATE_TEXTS[state]}</p>
      <p>{sentenceOf({ dossier, tasks, nameOf, acknowledgeBy, acknowledgeWithin })}</p>
      {request && <AnswerForm visit={visit} dossier={dossier} request={request} nameOf={nameOfComponent} kept={kept} />}
      <SentAnswers answers={sent} />
      <ClockTrace clocks={clocks} />
      <h2>Kết quả</h2>
      <dl>
        <dt>Ban hành</dt><dd>
          {dossier.issuedAt ? showMoment(dossier.issuedAt) : 'Chưa'}
          {result && `, số ${result.number} ngày ${showDay(result.issuedOn)}`}
        </dd>
        <dt>Trả cho bạn</dt><dd>{dossier.deliveredAt ? showMoment(dossier.deliveredAt) : 'Chưa'}</dd>
        <dt>Đồng bộ với hệ thống quốc gia</dt><dd>
          {dossier.synchronisedAt ? showMoment(dossier.synchronisedAt) : 'Chưa đồng bộ'}
        </dd>
      </dl>
      <h2>Phiếu và văn bản</h2>
      {slips.every(({ isDraft }) => isDraft) && <p>
        Chưa có. Giấy tiếp nhận và hẹn trả hiện ở đây khi hồ sơ được tiếp nhận.
      </p>}
      <ul>{slips.filter(({ isDraft }) => !isDraft).map((slip) => (
        <li key={slip.publicId}><a
          href={`/ho-so/${publicId}/phieu/${slip.publicId}.pdf`}
        >{nameOfSlip(slip, content.result.name)} (PDF)</a> <span className="hint">{showMoment(slip.madeAt)}</span></li>
      ))}</ul>
      <Ends visit={visit} dossier={dossier} kept={kept} />
      <p><a href={`/xac-nhan/${publicId}`}>Xem lại trang xác nhận đã nộp</a></p>
    </>,
  })
}

function nameOfSlip({ formSet, form }: { formSet: string; form: string }, result: string): string {
  const names: Readonly<Record<string, Readonly<Record<string, string>>>> = FORM_NAMES
  return names[formSet]?.[form] ?? result
}

/** Only what was asked for, all of it in one form. */
function AnswerForm({ visit, dossier, request, nameOf, kept }: {
  visit: Visit
  dossier: Dossier
  request: Supplement
  nameOf: (id: string) => string
  kept: Kept
}) {
  const accept = limitsOf(visit).kinds.join(',')
  return (
    <section className="box">
      <h2>Bạn cần nộp</h2>
      <p>Yêu cầu lúc {showMoment(request.askedAt)}. Nộp đủ tất cả các mục trong một lần.</p>
      <PostForm visit={visit} action={`/ho-so/${dossier.publicId}/bo-sung`} requestId={crypto.randomUUID()} isUpload>
        {request.items.map(({ component, reason }) => {
          const fault = kept.mistakes.find(({ id }) => id === component)?.text
          return (
            <div className={fault ? 'field faulty' : 'field'} key={component}>
              <label htmlFor={component}>Chọn tệp từ máy: {nameOf(component)}</label>
              <p className="hint" id={`${component}-hint`}>{reason}</p>
              {fault && <p className="error" id={`${component}-error`}>{fault}</p>}
              {kept.uploads?.filter((one) => one.component === component).map(({ upload, name }) => (
                <p key={upload}>✓ {name}<input
                  type="hidden" name={`giu:${component}`} value={`${upload} ${name}`}
                /></p>
              ))}
              <input
                type="file" lang="vi" id={component} name={component} multiple accept={accept}
                aria-describedby={fault ? `${component}-error ${component}-hint` : `${component}-hint`}
              />
            </div>
          )
        })}
        <button type="submit">Gửi bổ sung</button>
      </PostForm>
    </section>
  )
}

/** Withdraw before it is accepted; after that, ask to stop. */
function Ends({ visit, dossier, kept }: { visit: Visit; dossier: Dossier; kept: Kept }) {
  const { state, publicId } = dossier
  if (move(state, 'withdraw').ok) {
    return <details>
      <summary>Rút hồ sơ</summary>
      <p>Hồ sơ chưa được tiếp nhận nên bạn rút được ngay, không cần lý do. Muốn làm lại thì nộp hồ sơ mới.</p>
      <PostForm visit={visit} action={`/ho-so/${publicId}/rut`} requestId={crypto.randomUUID()}>
        <button type="submit" className="plain">Rút hồ sơ này</button>
      </PostForm>
    </details>
  }
  if (!move(state, 'stop').ok) return null
  const fault = kept.mistakes.find(({ id }) => id === 'ly-do')?.text
  return <details open={fault !== undefined}>
    <summary>Yêu cầu dừng giải quyết</summary>
    <p>Cơ quan dừng giải quyết và trả lại giấy tờ bạn đã nộp. Muốn làm lại thì nộp hồ sơ mới.</p>
    <PostForm visit={visit} action={`/ho-so/${publicId}/dung`} requestId={crypto.randomUUID()}>
      <Control id="ly-do" label="Lý do" error={fault}>
        {(described) => <TextInput {...described} name="ly-do" value={kept.reason ?? ''} isMultiline />}
      </Control>
      <button type="submit" className="plain">Dừng giải quyết hồ sơ này</button>
    </PostForm>
  </details>
}

async function sendSlip(visit: Visit) {
  const { rooms, request, reply } = visit
  const [wanted = ''] = (request.params as { slip: string }).slip.split('.')
  const dossier = await findOwn(visit)
  const slip = dossier && isUuid(wanted)
    ? (await listSlips(rooms.db, dossier.id)).find(({ publicId, isDraft }) => publicId === wanted && !isDraft)
    : undefined
  if (!dossier || !slip) return sendNotFound(visit)
  return reply.type('application/pdf').header(
    'content-disposition', `inline; filename="${dossier.number}-${slip.form}.pdf"`,
  )
    .header('cache-control', 'private, no-store').header('x-content-type-options', 'nosniff').send(
      Buffer.from(await printSlip(slip, dossier, rooms.publicUrl)),
    )
}
