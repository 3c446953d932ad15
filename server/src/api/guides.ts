import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import {
  EntriesQuery, EntryDetail, EntryEndBody, EntryFileStored, EntryList, EntrySaved, EntryVersionBody, type EntryVersion,
  NewEntryBody, PublicationBody,
} from '@motcua/contracts/guides.ts'
import { IdParams, Problem, RequestHeaders } from '@motcua/contracts/problem.ts'
import type { Say } from '@motcua/contracts/texts.ts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Result } from '../kernel/result.ts'
import {
  type EndEntryRefusal, type EntryVersion as Version, type PublishEntryRefusal, type Written, beginEntry, endEntry,
  findEntry, listEntries, listEntryVersions, publishEntry, writeEntry,
} from '../modules/catalogue/public.ts'
import { type Ctx, type Json, type RequestReused, inTransaction } from '../platform/db.ts'
import { senderOf } from './authenticate.ts'
import { type EntryEditor, agencyFor, editorOf, readContent } from './guide-reach.ts'
import { readIdCursor, writeIdCursor } from './list-cursor.ts'
import { faultAt, problemOf, sendProblem } from './problems.ts'
import type { ApiRooms } from './rooms.ts'
import { sayTo } from './say-to.ts'
import { SHOWN } from './showing-texts.ts'
import { namesOfStaff } from './showing.ts'
import { sendStoredEntryFile } from './guide-files.ts'

const EDIT = { permission: 'content.edit' } as const
const tags = ['content']

/** Guides, announcements, contacts and terms: written as drafts, published from a day on, ended. */
export function guideRoutes(rooms: ApiRooms): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.get('/api/entries', {
      config: EDIT,
      schema: {
        tags, summary: 'Entries of a kind within reach, newest first', querystring: EntriesQuery,
        response: { 200: EntryList, '4xx': Problem },
      },
    }, async (request) => {
      const { kind, limit = 50, cursor } = request.query
      const { directory, today, unitIds, kinds } = editorOf(request, rooms)
      const found = await listEntries(rooms.db, {
        kind, unitIds, today, limit: limit + 1, before: readIdCursor(cursor),
      })
      const page = found.slice(0, limit)
      const last = page.at(-1)
      return {
        items: page.map(({ publicId, unitId, number, writtenAt, isDraft, title, validFrom, validTo }) => ({
          id: publicId, kind, title, unitName: nameOf(directory, unitId), version: number,
          writtenAt: writtenAt.toISOString(), isDraft, validFrom, validTo,
        })),
        next: found.length > limit && last ? writeIdCursor(last.id) : null,
        kinds: [...kinds],
      }
    })

    app.get('/api/entries/:id', {
      config: EDIT,
      schema: {
        tags, summary: 'An entry with what was ever written and shown of it', params: IdParams,
        response: { 200: EntryDetail, '4xx': Problem },
      },
    }, async (request, reply) => {
      const editor = editorOf(request, rooms)
      const entry = await findEntry(rooms.db, request.params.id)
      if (!entry || !editor.isWithin(entry)) return sendProblem(reply, problemOf('not-found'))
      const versions = await listEntryVersions(rooms.db, entry.id)
      return {
        id: entry.publicId, kind: entry.kind, unitName: nameOf(editor.directory, entry.unitId),
        versions: await showVersions(rooms, sayTo(request), editor, versions),
      }
    })

    app.post('/api/entries', {
      config: EDIT,
      schema: {
        tags, summary: 'Begin an entry as a draft', headers: RequestHeaders, body: NewEntryBody,
        response: { 201: EntrySaved, '4xx': Problem },
      },
    }, async (request, reply) => {
      const { kind, unitId, content: said } = request.body
      const editor = editorOf(request, rooms)
      const unit = agencyFor(editor, request, kind, unitId)
      if (!unit.ok) return sendProblem(reply, problemOf('unit-unknown', [faultAt('/unitId', 'unit-unknown')]))
      const content = await readContent(rooms, editor, said)
      if (!content.ok) return sendProblem(reply, problemOf('entry-incomplete', content.refusal.errors))
      return change(rooms, request, reply, 201, (ctx) =>
        beginEntry(ctx, { kind, unitId: unit.value, content: content.value }))
    })

    app.post('/api/entries/:id/version', {
      config: EDIT,
      schema: {
        tags, summary: 'Save a draft as a new version', headers: RequestHeaders, params: IdParams,
        body: EntryVersionBody, response: { 201: EntrySaved, '4xx': Problem },
      },
    }, async (request, reply) => {
      const editor = editorOf(request, rooms)
      const entry = await findEntry(rooms.db, request.params.id)
      if (!entry || !editor.isWithin(entry)) return sendProblem(reply, problemOf('not-found'))
      const content = await readContent(rooms, editor, request.body.content)
      if (!content.ok) return sendProblem(reply, problemOf('entry-incomplete', content.refusal.errors))
      return change(rooms, request, reply, 201, (ctx) => writeEntry(ctx, {
        publicId: request.params.id, basedOn: request.body.basedOn, content: content.value, isWithin: editor.isWithin,
      }))
    })

    app.post('/api/entries/:id/publication', {
      config: EDIT,
      schema: {
        tags, summary: 'Show the newest version from a day on', headers: RequestHeaders, params: IdParams,
        body: PublicationBody, response: { 200: EntrySaved, '4xx': Problem },
      },
    }, async (request, reply) => {
      const { isWithin } = editorOf(request, rooms)
      const { version: number, from, to = null } = request.body
      return change(rooms, request, reply, 200, (ctx) =>
        publishEntry(ctx, { publicId: request.params.id, number, from, to, isWithin }))
    })

    app.post('/api/entries/:id/end', {
      config: EDIT,
      schema: {
        tags, summary: 'Show it no longer from a day on', headers: RequestHeaders, params: IdParams, body: EntryEndBody,
        response: { 200: EntrySaved, '4xx': Problem },
      },
    }, async (request, reply) => {
      const { isWithin } = editorOf(request, rooms)
      return change(rooms, request, reply, 200, (ctx) =>
        endEntry(ctx, { publicId: request.params.id, from: request.body.from, isWithin }))
    })

    app.post('/api/entry-files', {
      config: EDIT,
      schema: {
        tags, summary: 'Upload a picture, a short film or captions; its id is named in entries',
        consumes: ['multipart/form-data'], headers: RequestHeaders, response: { 201: EntryFileStored, '4xx': Problem },
      },
    }, async (request, reply) => sendStoredEntryFile(rooms, request, reply))
  }
}

async function change(
  rooms: ApiRooms, request: FastifyRequest, reply: FastifyReply, status: number,
  deed: (ctx: Ctx) => Promise<Result<Written, PublishEntryRefusal | EndEntryRefusal>>,
) {
  const outcome = await inTransaction(rooms, senderOf(request, request.body as Json), deed, ({ publicId, number }) =>
    ({ status, body: { id: publicId, version: number } }))
  if (!outcome.ok) return sendProblem(reply, explain(outcome.refusal))
  return reply.code(outcome.value.status).send(outcome.value.body)
}

/** What is not within reach is answered like what does not exist (docs/adr/0014-no-403.md). */
function explain(refusal: PublishEntryRefusal | EndEntryRefusal | RequestReused) {
  switch (refusal.code) {
    case 'entry-unknown':
      return problemOf('not-found')
    case 'entry-incomplete':
      return problemOf(refusal.code, refusal.faults.map(({ at, code }) => faultAt(`/content/${at}`, `entry-${code}`)))
    case 'day-past':
      return problemOf(refusal.code, [faultAt('/from', refusal.code)])
    case 'days-reversed':
      return problemOf(refusal.code, [faultAt('/to', refusal.code)])
    case 'entry-changed':
    case 'entry-not-shown':
    case 'entry-published-already':
    case 'request-reused':
      return problemOf(refusal.code)
  }
}

async function showVersions(
  rooms: ApiRooms, say: Say, { today }: EntryEditor, versions: readonly Version[],
): Promise<EntryVersion[]> {
  const names = await namesOfStaff(rooms.db, versions.flatMap(({ writtenBy, publishedBy, endedBy }) =>
    [writtenBy, publishedBy, endedBy].filter((id) => id !== null)))
  const who = (id: bigint | null) => id === null ? null : names.get(id) ?? say(SHOWN.fromData)
  const catalogue = rooms.catalogue.on(today)
  return versions.map(({ number, content, ...version }) => {
    const { procedure: key, words, ...texts } = content
    const procedure = key === null ? undefined : catalogue.find(key)
    return {
      version: number,
      content: {
        ...texts, words: [...words], procedureId: procedure?.publicId ?? null,
        procedureName: procedure?.content.name ?? null,
      },
      writtenAt: version.writtenAt.toISOString(), writtenBy: who(version.writtenBy) ?? say(SHOWN.fromData),
      publishedAt: version.publishedAt?.toISOString() ?? null, publishedBy: who(version.publishedBy),
      endedAt: version.endedAt?.toISOString() ?? null, endedBy: who(version.endedBy),
      validFrom: version.validFrom, validTo: version.validTo, isWithdrawn: version.isWithdrawn,
    }
  })
}

function nameOf(directory: EntryEditor['directory'], unitId: bigint | null): string | null {
  return unitId === null ? null : directory.byId(unitId)?.name ?? null
}
