import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import {
  ManifestBody, ManifestChanged, ManifestDetail, ManifestPage, MissingBody, ParcelQuery, ScanBody, Scanned,
} from '@motcua/contracts/post.ts'
import { IdParams, Problem, RequestHeaders } from '@motcua/contracts/problem.ts'
import { EmptyBody } from '@motcua/contracts/staff.ts'
import type { FastifyRequest } from 'fastify'
import type { Result } from '../kernel/result.ts'
import type { Text } from '@motcua/contracts/texts.ts'
import { cleanLines } from '../kernel/vietnamese-text.ts'
import { unitInWords, withPast } from '../modules/organisation/public.ts'
import {
  type FindParcelRefusal, type Manifest, type MissParcelRefusal, type PassManifestRefusal, type ScanRefusal,
  closeManifest, dropParcel, findManifest, findParcel, giveUpParcel, listItems, listManifests, missParcel, openManifest,
  printManifest, receiveManifest, scanParcel, sidesOf,
} from '../modules/post/public.ts'
import { type Json, inTransaction } from '../platform/db.ts'
import { senderOf } from './authenticate.ts'
import { readIdCursor, writeIdCursor } from './list-cursor.ts'
import { POST_PROBLEM } from './post-problem-texts.ts'
import { postReachOf } from './post-reach.ts'
import { sendPdf } from './prints.ts'
import { type UnsaidProblem, faultAt, problemOf, sendOutcome, sendProblem } from './problems.ts'
import type { ApiRooms } from './rooms.ts'
import { showMoment } from './showing.ts'
import { addressOf, showManifests } from './show-post.ts'
import { FileOf } from './slips.ts'

const PASS = { permission: 'post.pass' } as const
const tags = ['post']
const PAGE = 20
/** What is said of one parcel; answers its code. */
type Deed = Promise<Result<string, ScanRefusal | FindParcelRefusal | MissParcelRefusal>>

/** Manifests between sections and the post: opened and closed by whoever gives, acknowledged by whoever takes. */
export function postManifestRoutes(rooms: ApiRooms): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.get('/api/post/manifests', {
      config: PASS,
      schema: {
        tags, summary: 'Manifests of the own sections, or of the post, the latest first', querystring: ParcelQuery,
        response: { 200: ManifestPage, '4xx': Problem },
      },
    }, async (request) => {
      const { sections, carriers, directory, isReached } = postReachOf(rooms, request)
      const units = withPast(directory, [...sections, ...carriers].map(({ id }) => id))
      const found = await listManifests(rooms.db, units, PAGE + 1, readIdCursor(request.query.cursor))
      const page = found.slice(0, PAGE)
      const last = found.length > PAGE ? page.at(-1) : undefined
      return {
        items: await showManifests(rooms.db, directory, page, isReached), next: last ? writeIdCursor(last.id) : null,
      }
    })

    app.post('/api/post/manifests', {
      config: PASS,
      schema: {
        tags, summary: 'Begin a manifest, as whoever gives', headers: RequestHeaders, body: ManifestBody,
        response: { 201: ManifestChanged, '4xx': Problem },
      },
    }, async (request, reply) => {
      const { sectionId, way } = request.body
      const { isReached, directory, operator } = postReachOf(rooms, request)
      const section = directory.byPublicId(sectionId)
      if (!section?.isOneStop)
        return sendProblem(reply, problemOf('section-unknown', [faultAt('/sectionId', 'section-unknown')]))
      if (!operator) return sendProblem(reply, problemOf('post-missing'))
      const between = { sectionId: section.id, carrierId: operator.unit.id, way }
      const outcome = await inTransaction(rooms, senderOf(request, request.body as Json), (ctx) =>
        openManifest(ctx, rooms, { ...between, isReached }), (id) => ({ status: 201, body: { id } }))
      return sendOutcome(reply, outcome)
    })

    app.get('/api/post/manifests/:id', {
      config: PASS,
      schema: {
        tags, summary: 'What is on a manifest, and what was scanned', params: IdParams,
        response: { 200: ManifestDetail, '4xx': Problem },
      },
    }, async (request, reply) => {
      const manifest = await manifestOf(request)
      if (!manifest) return sendProblem(reply, problemOf('manifest-unknown'))
      const { directory, isReached } = postReachOf(rooms, request)
      const [[shown], items] = await Promise.all([
        showManifests(rooms.db, directory, [manifest], isReached), listItems(rooms.db, manifest.id),
      ])
      if (!shown) return sendProblem(reply, problemOf('manifest-unknown'))
      return {
        ...shown,
        items: items.map((item) => ({
          code: item.code, name: item.partyName, address: addressOf(item), fee: item.fee, cod: item.cod,
          isGiven: item.givenAt !== null, isTaken: item.takenAt !== null, isMissing: item.missingAt !== null,
          isLost: item.lostAt !== null,
        })),
        isTaker: isReached(sidesOf(manifest).taker), isSection: isReached(manifest.sectionId),
      }
    })

    for (const [noun, summary, deed] of [
      ['scan', 'A parcel was scanned: out by whoever gives, in by whoever takes', scanParcel],
      ['drop', 'A parcel is not there: whoever gives takes it off', dropParcel],
      ['finding', 'A missing parcel has come after all', findParcel],
    ] as const) {
      app.post(`/api/post/manifests/:id/${noun}`, {
        config: PASS,
        schema: {
          tags, summary, headers: RequestHeaders, params: IdParams, body: ScanBody,
          response: { 200: Scanned, '4xx': Problem },
        },
      }, async (request, reply) => {
        const { isReached } = postReachOf(rooms, request)
        const on = { manifest: request.params.id, isReached, code: request.body.code }
        const outcome = await inTransaction(rooms, senderOf(request, request.body as Json), (ctx): Deed =>
          deed(ctx, rooms, on), (code) => ({ status: 200, body: { code } }))
        return sendOutcome(reply, outcome)
      })
    }

    for (const [noun, summary, deed] of [
      ['missing', 'A parcel was given and is not there: whoever takes says so', missParcel],
      ['giving-up', 'Nobody looks for a missing parcel any more: the section says so, and why', giveUpParcel],
    ] as const) {
      app.post(`/api/post/manifests/:id/${noun}`, {
        config: PASS,
        schema: {
          tags, summary, headers: RequestHeaders, params: IdParams, body: MissingBody,
          response: { 200: Scanned, '4xx': Problem },
        },
      }, async (request, reply) => {
        const { isReached } = postReachOf(rooms, request)
        const { code, why } = request.body
        const on = { manifest: request.params.id, isReached, code, why: cleanLines(why) }
        const outcome = await inTransaction(rooms, senderOf(request, request.body as Json), (ctx): Deed =>
          deed(ctx, rooms, on), (said) => ({ status: 200, body: { code: said } }))
        return sendOutcome(reply, outcome)
      })
    }

    for (const [noun, summary, deed] of [
      ['closing', 'Everything was scanned out: it is handed over', closeManifest],
      ['receipt', 'Everything was scanned in: it is acknowledged', receiveManifest],
    ] as const) {
      app.post(`/api/post/manifests/:id/${noun}`, {
        config: PASS,
        schema: {
          tags, summary, headers: RequestHeaders, params: IdParams, body: EmptyBody,
          response: { 200: ManifestChanged, '4xx': Problem },
        },
      }, async (request, reply) => {
        const { isReached } = postReachOf(rooms, request)
        const outcome = await inTransaction(rooms, senderOf(request), (ctx) =>
          deed(ctx, rooms, { manifest: request.params.id, isReached }), (id) => ({ status: 200, body: { id } }))
        return sendOutcome(reply, outcome, explain)
      })
    }

    app.get('/api/post/manifests/:id/sheet.pdf', {
      config: PASS,
      schema: {
        tags, summary: 'The manifest in two copies as PDF/A', params: IdParams,
        response: { 200: FileOf('application/pdf'), '4xx': Problem },
      },
    }, async (request, reply) => {
      const manifest = await manifestOf(request)
      if (!manifest) return sendProblem(reply, problemOf('manifest-unknown'))
      if (!manifest.closedAt) return sendProblem(reply, problemOf('manifest-not-closed'))
      const { directory } = postReachOf(rooms, request)
      const { giver, taker } = sidesOf(manifest)
      const pdf = await printManifest(manifest, await listItems(rooms.db, manifest.id), {
        giver: unitInWords(directory, giver), taker: unitInWords(directory, taker),
        closedAt: showMoment(manifest.closedAt),
        receivedAt: manifest.receivedAt && showMoment(manifest.receivedAt),
      }, rooms.clock.now())
      return sendPdf(reply, pdf, manifest.code)
    })
  }

  async function manifestOf(request: FastifyRequest): Promise<Manifest | undefined> {
    const { isReached } = postReachOf(rooms, request)
    const found = await findManifest(rooms.db, (request.params as { id: string }).id)
    return found && (isReached(found.sectionId) || isReached(found.carrierId)) ? found : undefined
  }
}

/** Of what is missing, each code by name. */
function explain(refusal: PassManifestRefusal | { readonly code: 'request-reused' }): UnsaidProblem {
  if (refusal.code !== 'parcels-missing') return problemOf(refusal.code)
  const { vi, en } = POST_PROBLEM['parcels-missing']
  const codes = refusal.codes.join(', ')
  const detail: Text = { vi: `${vi} (${codes})`, en: `${en} (${codes})` }
  return problemOf(refusal.code, [], detail)
}
