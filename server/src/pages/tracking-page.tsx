import { dayOf } from '../kernel/work-calendar.ts'
import { type Dossier, acknowledgementInWords, trackDossier } from '../modules/dossiers/public.ts'
import type { AttemptLimits } from '../modules/identity/public.ts'
import { unitInWords } from '../modules/organisation/public.ts'
import { listClocks, listOpenTasks } from '../modules/workflow/public.ts'
import { Control, TextInput } from './controls.tsx'
import { sendTooMany } from './failures.tsx'
import { showMoment } from './in-words.ts'
import { type Mistake, PostForm, sendPage } from './layout.tsx'
import type { PageHandlers } from './page-handler.ts'
import { policyOf } from './portal-rooms.ts'
import { STATE_TEXTS, TONE_SIGNS, sentenceOf, toneOf } from './state-in-words.ts'
import { type Visit, fieldOf, postedBy, senderOf, tidy } from './visit.ts'

/** Where a dossier stands, for whoever has its number: little; for whoever proves that it is theirs: more. */
export const trackingPages = {
  'GET /theo-doi': (visit) => {
    const { ma } = visit.request.query as { ma?: unknown }
    const number = typeof ma === 'string' ? numberFrom(ma) : ''
    return number === '' ? sendAsk(visit, '', []) : visit.reply.redirect(`/theo-doi/${encodeURIComponent(number)}`, 303)
  },
  'GET /theo-doi/:number': (visit) => {
    const { t } = visit.request.query as { t?: unknown }
    return track(visit, typeof t === 'string' && t !== '' ? { token: t.slice(0, 64) } : {})
  },
  'POST /theo-doi/:number': (visit) => track(visit, {
    digits: fieldOf(postedBy(visit.request), 'so-cuoi').replace(/\s/g, '').slice(0, 12),
  }),
} satisfies PageHandlers

/** As on the receipt, however it was typed. */
function numberFrom(text: string): string {
  return tidy(text).trim().toUpperCase().slice(0, 60)
}

interface Proof { readonly token?: string; readonly digits?: string }

/**
 * Each look is a try, counted before anything is read in a transaction of its own. Wrong digits cost nobody what the
 * number alone shows: the page stays, with the fault at its field.
 */
async function track(visit: Visit, proof: Proof) {
  const { rooms, request, directory } = visit
  const number = numberFrom((request.params as { number: string }).number)
  const limits = policyOf(directory, 'tracking-attempts') as AttemptLimits
  const tracked = await trackDossier(rooms.db, senderOf(visit, 1n, crypto.randomUUID(), ['track']), {
    ...proof, number, limits, machineNow: rooms.machineClock.now(),
  })
  if (!tracked.ok) return tracked.refusal.code === 'too-many-attempts'
    ? sendTooMany(visit, limits.minutes)
    : sendAsk(visit, number, [{ id: 'ma', text: UNKNOWN }])
  const { dossier, isProven } = tracked.value
  const isWrong = proof.digits !== undefined && !isProven
  return sendState(visit, dossier, isProven, isWrong ? [{ id: 'so-cuoi', text: WRONG }] : [])
}

const UNKNOWN = 'Không thấy hồ sơ có mã này. Hãy xem lại mã trên giấy tiếp nhận hoặc tin nhắn.'
const WRONG = 'Bốn số cuối không đúng. Hãy xem lại trên thẻ căn cước hoặc giấy tờ thuế của người nộp rồi ghi lại.'

function sendAsk(visit: Visit, number: string, mistakes: readonly Mistake[]) {
  return sendPage(visit, {
    title: 'Theo dõi hồ sơ', mistakes, isPersonal: true, ...mistakes.length > 0 && { status: 404 },
    body: <>
      <h1>Theo dõi hồ sơ</h1>
      <form action="/theo-doi">
        <Control id="ma" label="Mã hồ sơ" hint="Ghi trên giấy tiếp nhận và trong tin nhắn." error={mistakes[0]?.text}>
          {(described) => <TextInput {...described} name="ma" value={number} />}
        </Control>
        <button type="submit">Xem</button>
      </form>
    </>,
  })
}

async function sendState(visit: Visit, dossier: Dossier, isProven: boolean, mistakes: readonly Mistake[]) {
  const { rooms } = visit
  const { state, number, dueAt } = dossier
  const then = rooms.directory.on(dayOf(dossier.submittedAt))
  const nameOf = (id: bigint) => unitInWords(then, id)
  const tone = toneOf(state)
  return sendPage(visit, {
    title: `Hồ sơ ${number}`, isPersonal: true, mistakes,
    body: <>
      <h1>Hồ sơ <span className="code">{number}</span></h1>
      <p className={`state ${tone}`}>{TONE_SIGNS[tone]} {STATE_TEXTS[state]}</p>
      <dl>
        <dt>Nơi giải quyết</dt><dd>{nameOf(dossier.competentUnitId)}</dd>
        <dt>Ngày hẹn trả</dt><dd>{dueAt ? showMoment(dueAt) : 'Có sau khi hồ sơ được tiếp nhận'}</dd>
      </dl>
      {isProven ? await More({ visit, dossier, nameOf }) : (
        <PostForm visit={visit} action={`/theo-doi/${encodeURIComponent(number)}`} className="box">
          <Control
            id="so-cuoi" label="4 số cuối" error={mistakes[0]?.text}
            hint="Của số định danh hoặc mã số thuế người nộp, để xem thêm. Hoặc quét mã QR trên giấy tiếp nhận."
          >
            {(described) => <TextInput {...described} name="so-cuoi" value="" inputMode="numeric" className="short" />}
          </Control>
          <button type="submit" className="plain">Xem thêm</button>
        </PostForm>
      )}
    </>,
  })
}

/** With the token of the QR code, or the last digits: what for, and who has to do what by when. No name, no paper. */
async function More({ visit: { rooms, directory }, dossier, nameOf }: {
  visit: Visit
  dossier: Dossier
  nameOf: (id: bigint) => string
}) {
  const { content } = rooms.catalogue.version(dossier.procedureVersionId)
  const [tasks, clocks] = await Promise.all([listOpenTasks(rooms.db, dossier.id), listClocks(rooms.db, dossier.id)])
  const acknowledgeBy = clocks.filter(({ kind }) => kind === 'acknowledgement').at(-1)?.dueAt
  const acknowledgeWithin = acknowledgementInWords(directory)
  const dates = [
    ['Nộp', dossier.submittedAt], ['Tiếp nhận', dossier.receivedAt], ['Ban hành kết quả', dossier.issuedAt],
    ['Trả kết quả', dossier.deliveredAt],
  ] as const
  return <>
    <h2>{content.name}</h2>
    <p>{sentenceOf({ dossier, tasks, nameOf, acknowledgeBy, acknowledgeWithin })}</p>
    <ol className="story">{dates.map(([name, at]) => <li
      key={name} className={at ? 'done' : 'open'}
    >{at ? '✓' : '○'} {name}{at && `: ${showMoment(at)}`}</li>)}</ol>
    <p><a href={`/ho-so/${dossier.publicId}`}>Đăng nhập để xem đầy đủ và bổ sung giấy tờ</a></p>
  </>
}
