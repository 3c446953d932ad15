import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Upload } from '@motcua/contracts/files.ts'
import {
  OFFLINE_KINDS, OfflineCommand, OfflineCommandBody, OfflineFileQuery, OfflineOutcome,
} from '@motcua/contracts/offline.ts'
import { Problem } from '@motcua/contracts/problem.ts'
import { sayIn } from '@motcua/contracts/texts.ts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Value } from 'typebox/value'
import { dayOf } from '../kernel/work-calendar.ts'
import { bodyHashOf, derivedRequestId } from '../modules/audit/public.ts'
import {
  CommandSettled, DeviceRevoked, type ReceivedCommand, type SettledCommand, commandHash, countOfOuting, findCommand,
  offlineRulesOf, refuseCommand,
} from '../modules/offline/public.ts'
import { inTransaction } from '../platform/db.ts'
import { doOffline } from './do-offline.ts'
import { takeFile } from './files.ts'
import { limitRefused } from '../platform/limit-refused.ts'
import type { OfflineDeed } from './offline-deed.ts'
import { type FromDevice, MOST_WRONG, findSigner, isStranger, officerOf } from './offline-officer.ts'
import { type ProblemCode, type UnsaidProblem, problemOf, saidProblem, sendProblem } from './problems.ts'
import type { ApiRooms } from './rooms.ts'

/** Longer than the longest command, with its photographs by name. */
const LARGEST_BODY = 200_000
/** Of an outing, where the province has withdrawn its rules meanwhile: refusals of it are still kept. */
const KEPT_WITHOUT_RULES = 300
/** What passes by itself, or what the device mends: nothing is kept of it, and it is sent again. */
const NOT_SETTLED: ReadonlySet<string> =
  new Set(['offline-photos-missing', 'scan-unjudged', 'request-reused', 'changed-meanwhile'])

/**
 * Where devices send what they did without a network. They hold no session: each message proves itself by the signature
 * of the device. A command is accepted or refused once; a repeat gets the same answer. What is refused is kept for
 * somebody to deal with, and what cannot be settled now is told so and sent again.
 */
export function offlineSendingRoutes(rooms: ApiRooms): FastifyPluginAsyncTypebox {
  const wrong = limitRefused(MOST_WRONG)
  const refused = (request: FastifyRequest, reply: FastifyReply, code: ProblemCode) => {
    if (isStranger(code)) wrong.count(request.ip, rooms.machineClock.now())
    return sendProblem(reply, problemOf(code))
  }
  const isFull = ({ ip }: FastifyRequest) => wrong.isFull(ip, rooms.machineClock.now())
  return async (app) => {
    app.post('/api/offline/files', {
      config: { permission: 'public' },
      schema: {
        tags: ['offline'], summary: 'Upload a photograph of a device, before the command that names it',
        description: 'Signed by the device; takes no Idempotency-Key, since the same bytes are known by their hash.',
        consumes: ['multipart/form-data'], querystring: OfflineFileQuery, response: { 201: Upload, '4xx': Problem },
      },
    }, async (request, reply) => {
      if (isFull(request)) return sendProblem(reply, problemOf('too-many-attempts'))
      const { outing, sha256, signature } = request.query
      const signer = await findSigner(
        rooms, request.query, `file ${outing} ${sha256}`, Buffer.from(signature, 'base64url'))
      if (typeof signer === 'string') return refused(request, reply, signer)
      const why = whyNotNow(rooms, signer)
      if (why) return refused(request, reply, why)
      if (await isFlooded(rooms, signer.outing)) return sendProblem(reply, problemOf('too-many-attempts'))
      const officer = await officerOf(rooms, request, signer.outing.accountId, 'paper.add')
      if (!officer) return refused(request, reply, 'offline-officer-gone')
      const { actor: { accountId, unitId } } = officer
      return takeFile(rooms, request, reply, {
        actorId: accountId, came: 'photo', expected: sha256,
        senderFor: () => ({
          actorId: accountId, unitId: unitId ?? undefined, fromAddr: request.ip, requestId: crypto.randomUUID(),
          bodyHash: bodyHashOf('offline file', sha256),
        }),
      })
    })

    app.post('/api/offline/commands', {
      config: { permission: 'public' }, bodyLimit: LARGEST_BODY,
      schema: {
        tags: ['offline'], summary: 'What a device did without a network: accepted or refused, once',
        description: 'Signed by the device; takes no Idempotency-Key, since a command has an id of its own under which it is settled once.',
        body: OfflineCommandBody, response: { 200: OfflineOutcome, '4xx': Problem },
      },
    }, async (request, reply) => {
      if (isFull(request)) return sendProblem(reply, problemOf('too-many-attempts'))
      const { device, command: text, signature, uploads } = request.body
      const read = readCommand(text)
      if (!read) return sendProblem(reply, problemOf('body-invalid'))
      const signed = Buffer.from(signature, 'base64')
      const signer = await findSigner(rooms, { device, outing: read.outing }, text, signed)
      if (typeof signer === 'string') return refused(request, reply, signer)
      const kind: ReceivedCommand['kind'] = OFFLINE_KINDS.find((one) => one === read.kind) ?? 'unknown'
      const command: ReceivedCommand = {
        device: signer.device, outing: signer.outing, publicId: read.id, n: read.n, kind, madeAt: new Date(read.madeAt),
        text, signature: signed,
      }
      const outcome = await settle({ ...signer, rooms, request, command, body: read.body, uploads })
      return 'problem' in outcome ? sendProblem(reply, outcome.problem) : reply.code(200).send(show(outcome.settled))
    })
  }
}

type Settled = { readonly settled: SettledCommand } | { readonly problem: UnsaidProblem }

/** Accepts or refuses a command that nothing became of yet; what became of it before is told again. */
async function settle(deed: OfflineDeed): Promise<Settled> {
  const before = await told(deed.rooms, deed.command)
  if (before) return before
  if (await isFlooded(deed.rooms, deed.outing)) return { problem: problemOf('too-many-attempts') }
  const why = await whyNotAtAll(deed)
  let refusal = why === undefined ? undefined : refusalOf(why)
  if (!refusal) {
    try {
      const done = await doOffline(deed)
      if (!done.ok) refusal = done.refusal
    } catch (error) {
      // Its rival was quicker, and this deed has gone back with its acceptance.
      if (error instanceof DeviceRevoked) refusal = refusalOf('offline-device-revoked')
      else if (!(error instanceof CommandSettled)) throw error
    }
  }
  if (refusal && NOT_SETTLED.has(refusal.code))
    return { problem: refusal.code === 'offline-photos-missing' ? refusal.problem : problemOf('offline-not-now') }
  if (refusal) await keepRefused(deed.rooms, deed.command, deed.outing.accountId, deed.request.ip, refusal.problem)
  return await told(deed.rooms, deed.command) ?? { problem: problemOf('offline-number-used') }
}

async function told({ db }: ApiRooms, { publicId, device, text }: ReceivedCommand): Promise<Settled | undefined> {
  const settled = await findCommand(db, device.id, publicId)
  if (!settled) return undefined
  return settled.bodyHash.equals(commandHash(text)) ? { settled } : { problem: problemOf('offline-number-used') }
}

function refusalOf(code: ProblemCode): { readonly code: string; readonly problem: UnsaidProblem } {
  return { code, problem: problemOf(code) }
}

function mostOf({ directory, clock }: ApiRooms): number | undefined {
  return offlineRulesOf(directory.on(dayOf(clock.now())))?.mostCommands
}

/**
 * Whether so much came of an outing that not even refusals of it are kept any more: a device in the wrong hands fills
 * no tables.
 */
async function isFlooded(rooms: ApiRooms, { id }: OfflineDeed['outing']): Promise<boolean> {
  const most = 2 * (mostOf(rooms) ?? KEPT_WITHOUT_RULES)
  return await countOfOuting(rooms.db, id, most) >= most
}

async function whyNotAtAll({ rooms, device, outing }: OfflineDeed): Promise<ProblemCode | undefined> {
  const most = mostOf(rooms) ?? 0
  return whyNotNow(rooms, { device, outing })
    ?? (await countOfOuting(rooms.db, outing.id, most) >= most ? 'offline-too-many' : undefined)
}

/** By the server's clock alone: that of a device says what it likes. */
function whyNotNow({ clock }: Pick<ApiRooms, 'clock'>, { device, outing }: FromDevice): ProblemCode | undefined {
  if (device.revokedAt !== null) return 'offline-device-revoked'
  return clock.now() > outing.sendUntil ? 'offline-too-late' : undefined
}

async function keepRefused(
  rooms: ApiRooms, command: ReceivedCommand, actorId: bigint, fromAddr: string, problem: UnsaidProblem,
): Promise<void> {
  const { detail, errors } = saidProblem(problem, sayIn('vi'))
  const reason = [...new Set([detail, ...errors.map(({ text }) => text)])].join(' ')
  await inTransaction(
    rooms, {
      actorId, fromAddr, requestId: derivedRequestId('offline', 'refusal', command.publicId),
      bodyHash: commandHash(command.text),
    },
    (ctx) => refuseCommand(ctx, command, { code: problem.code, reason }), () => ({ status: 200, body: null }),
  )
}

function readCommand(text: string): OfflineCommand | undefined {
  try {
    const read: unknown = JSON.parse(text)
    return Value.Check(OfflineCommand, read) ? read : undefined
  } catch {
    return undefined
  }
}

function show({ publicId, state, refusal, reason, madeNumber, settledAt }: SettledCommand): OfflineOutcome {
  return { id: publicId, state, code: refusal, reason, number: madeNumber, isDealtWith: settledAt !== null }
}
