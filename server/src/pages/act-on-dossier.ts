import type { FastifyReply } from 'fastify'
import type { Refusal, Result } from '../kernel/result.ts'
import { cleanLines } from '../kernel/vietnamese-text.ts'
import {
  type Acted, type Dossier, completeDossier, findOpenSupplement, stopDossier, supplementDossier, withdrawDossier,
} from '../modules/dossiers/public.ts'
import type { Permission } from '../modules/identity/public.ts'
import { unitInWords } from '../modules/organisation/public.ts'
import { type Ctx, inTransaction } from '../platform/db.ts'
import { sendNotFound, sendStale } from './failures.tsx'
import { type Kept, findOwn } from './own-dossier.ts'
import { takeFiles } from './take-files.ts'
import { type Posted, type Visit, fieldOf, isUuid, postedBy, requestIdOf, senderOf, viewerOf } from './visit.ts'

type Show = (visit: Visit, dossier: Dossier, kept?: Kept) => Promise<FastifyReply>
const LONGEST_REASON = 1_000
/** The state moved on while the page was open: what it says now is the answer. */
const MOVED = 'Hồ sơ vừa chuyển sang trạng thái khác nên không làm được việc này. Hãy xem trạng thái mới ở trên.'

/** Withdraws what is not accepted yet. */
export async function withdraw(visit: Visit, show: Show) {
  return deed(
    visit, show, 'dossier.withdraw', postedBy(visit.request), (ctx, base) => withdrawDossier(ctx, visit.rooms, base),
  )
}

/** Asks to stop what is accepted; the reason stands on form 05. */
export async function stop(visit: Visit, show: Show) {
  const posted = postedBy(visit.request)
  const reason = cleanLines(fieldOf(posted, 'ly-do'))
  const dossier = await findOwn(visit)
  if (!dossier) return sendNotFound(visit)
  const fault = reason === ''
    ? 'Hãy ghi lý do dừng.'
    : reason.length > LONGEST_REASON ? `Hãy rút ngắn lý do, nhiều nhất ${String(LONGEST_REASON)} chữ.` : undefined
  if (fault) return show(visit, dossier, { mistakes: [{ id: 'ly-do', text: fault }], reason })
  // The applicant asks; the paper is of the section, in whose name the program writes it, and not of the applicant.
  const section = unitInWords(visit.directory, dossier.receivesAtId)
  return deed(visit, show, 'dossier.withdraw', posted, (ctx, base) =>
    stopDossier(ctx, visit.rooms, { ...base, reason, viewer: { ...base.viewer, fullName: section } }), 'stop')
}

/** Answers the open request with just what was asked: completes before acceptance, supplements after it. */
export async function answerRequest(visit: Visit, show: Show) {
  const { rooms, actor } = visit
  const dossier = await findOwn(visit)
  if (!dossier || !actor) return sendNotFound(visit)
  const open = await findOpenSupplement(rooms.db, dossier.id)
  const taken = await takeFiles(visit, actor.accountId)
  if (!taken.isFromHere) return sendStale(visit)
  if (!open) return visit.reply.redirect(`/ho-so/${dossier.publicId}`, 303)
  const asked = open.items.map(({ component }) => component)
  const uploads = asked.flatMap((component) => [
    ...keptUploads(taken.posted, component),
    ...taken.files.flatMap(({ input, upload }) => input === component && upload ? [
      { component, upload: upload.publicId, name: upload.name },
    ] : []),
  ])
  const faults = taken.files.flatMap(({ input, fault }) => fault ? [
    { id: asked.includes(input) ? input : asked[0] ?? '', text: fault },
  ] : [])
  const missing = asked.filter((component) => uploads.every((one) => one.component !== component)
    && faults.every(({ id }) => id !== component))
  const mistakes = [
    ...faults, ...missing.map((id) => ({ id, text: 'Chưa chọn tệp cho mục này. Hãy chọn tệp hoặc chụp ảnh.' })),
  ]
  if (mistakes.length > 0) return show(visit, dossier, { mistakes, uploads })
  const components = asked.map((component) => ({
    component, uploads: uploads.filter((one) => one.component === component).map(({ upload }) => upload),
  }))
  const answer = open.stage === 'completion' ? completeDossier : supplementDossier
  return deed(visit, show, 'dossier.answer-supplement', taken.posted, (ctx, base) => answer(ctx, rooms, {
    ...base, components,
  }))
}

/** Files of a form that had other faults: not asked for again. Whose they are is checked when they are taken. */
function keptUploads(posted: Posted, component: string) {
  const value = Object.hasOwn(posted, `giu:${component}`) ? posted[`giu:${component}`] : undefined
  return [value ?? []].flat().flatMap((text) => {
    const [upload = '', ...name] = text.split(' ')
    return isUuid(upload) ? [{ component, upload, name: name.join(' ') }] : []
  })
}

type Base = Parameters<typeof withdrawDossier>[2]

async function deed(
  visit: Visit, show: Show, permission: Permission, posted: Posted,
  work: (ctx: Ctx, base: Base) => Promise<Result<Acted, Refusal>>,
  name: string = permission,
): Promise<FastifyReply> {
  const { rooms, actor, reply } = visit
  const dossier = await findOwn(visit)
  if (!dossier || !actor) return sendNotFound(visit)
  const base = { publicId: dossier.publicId, viewer: viewerOf(visit, actor, permission) }
  const sender = senderOf(visit, actor.accountId, requestIdOf(posted), [name, dossier.publicId])
  const outcome = await inTransaction(rooms, sender, (ctx) => work(ctx, base), ({ publicId, state }) => ({
    status: 200, body: { publicId, state },
  }))
  if (outcome.ok) return reply.redirect(`/ho-so/${dossier.publicId}`, 303)
  const { code } = outcome.refusal
  if (code === 'dossier-unknown') return sendNotFound(visit)
  const again = await findOwn(visit) ?? dossier
  const text = code === 'upload-unknown' || code === 'components-missing'
    ? 'Một tệp không còn hoặc còn thiếu. Hãy chọn lại các tệp rồi gửi.'
    : MOVED
  return show(visit, again, { mistakes: [{ id: 'noi-dung', text }] })
}
