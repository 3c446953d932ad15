import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import {
  PackageBegun, PackageDetail, PackageFile, PackageList, PackageRevisionBody, PackageRevisionParams,
  PackageRevisionShown, PackageSaved, PackageSources, PackageSourcesQuery, PackagesQuery,
} from '@motcua/contracts/package-deeds.ts'
import { type Package, PackageVocabulary } from '@motcua/contracts/packages.ts'
import { IdParams, Problem, RequestHeaders } from '@motcua/contracts/problem.ts'
import { dayOf } from '../kernel/civil-day.ts'
import { type Result, ok, refuse } from '../kernel/result.ts'
import type { ProcedureVersion } from '../modules/catalogue/public.ts'
import { reachOf } from '../modules/identity/public.ts'
import {
  type PackageData, type PackageFileRefusal, beginPackage, findPackage, findRelease, findRevision, listDeeds,
  isKeptFromPublishing, listPackages, listRevisions, readPackageFile, savePackage, writePackageFile,
} from '../modules/packages/public.ts'
import { type Json, inTransaction } from '../platform/db.ts'
import { senderOf } from './authenticate.ts'
import { readIdCursor, writeIdCursor } from './list-cursor.ts'
import { type PackageRooms, dictionaryOf, emptyPackage, packageOfVersion } from './package-rooms.ts'
import { showTerms } from './package-terms.ts'
import { showVocabulary } from './package-vocabulary.ts'
import { problemOf, sendOutcome, sendProblem } from './problems.ts'
import { sayTo } from './say-to.ts'
import { namesOfStaff } from './showing.ts'

const [LOOK, EDIT] = [{ permission: 'package.read' }, { permission: 'catalogue.manage' }] as const
const tags = ['packages']
/** A large process as JSON, whose letters beyond ASCII take more than one byte. */
const LARGEST = 4_000_000

/** Packages: the list, one of them, its revisions; begun from nothing, from a version, from a file; saved as drafts. */
export function packageRoutes(rooms: PackageRooms): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.get('/api/packages', {
      config: LOOK,
      schema: {
        tags, summary: 'Packages, the newest first', querystring: PackagesQuery,
        response: { 200: PackageList, '4xx': Problem },
      },
    }, async (request) => {
      const { standing, limit = 50, cursor } = request.query
      const found = await listPackages(rooms.db, { standing, limit: limit + 1, before: readIdCursor(cursor) })
      const page = found.slice(0, limit)
      const last = page.at(-1)
      const names = await namesOfStaff(rooms.db, page.map(({ writtenBy }) => writtenBy))
      return {
        items: page.map(({ publicId, procedure, name, revision, writtenAt, writtenBy, validFrom, ...one }) => ({
          id: publicId, procedure, name, standing: one.standing, revision, writtenAt: writtenAt.toISOString(),
          writtenBy: names.get(writtenBy) ?? '', validFrom,
          isLate: one.standing !== 'dropped'
            && showTerms(rooms, one.dates, one.releasedAt).some(({ isLate }) => isLate),
        })),
        next: found.length > limit && last ? writeIdCursor(last.id) : null,
      }
    })

    app.get('/api/packages/vocabulary', {
      config: LOOK,
      schema: {
        tags, summary: 'What the editors of a package choose from', response: { 200: PackageVocabulary, '4xx': Problem },
      },
    }, async (request) => showVocabulary(rooms, await dictionaryOf(rooms), sayTo(request)))

    app.get('/api/package-sources', {
      config: LOOK,
      schema: {
        tags, summary: 'Procedures with all their versions, to begin from or to go back to',
        querystring: PackageSourcesQuery, response: { 200: PackageSources, '4xx': Problem },
      },
    }, async (request) => ({ items: sourcesOf(rooms, request.query.search) }))

    app.get('/api/packages/:id', {
      config: LOOK,
      schema: {
        tags, summary: 'A package with what was done with it', params: IdParams,
        response: { 200: PackageDetail, '4xx': Problem },
      },
    }, async (request, reply) => {
      const { actor } = request
      const found = await findPackage(rooms.db, request.params.id)
      const newest = found && await findRevision(rooms.db, found.id)
      if (!newest) return sendProblem(reply, problemOf('package-unknown'))
      const today = dayOf(rooms.clock.now())
      const reviews = reachOf(actor.grants, 'package.review', today)
      const unitIds = reviews.flatMap(({ unitId }) => unitId ?? [])
      const [deeds, revisions, release, isKept] = await Promise.all([
        listDeeds(rooms.db, found.id), listRevisions(rooms.db, found.id), findRelease(rooms.db, found.id),
        isKeptFromPublishing(rooms.db, today, rooms.directory.on(today), {
          packageId: found.id, accountId: actor.accountId, unitIds,
        }),
      ])
      const people = [...deeds.map(({ actorId }) => actorId), ...revisions.map(({ writtenBy }) => writtenBy),
        newest.writtenBy, ...release ? [release.reviewerId] : []]
      const names = await namesOfStaff(rooms.db, people)
      const who = (id: bigint) => names.get(id) ?? ''
      return {
        id: found.publicId, procedure: found.procedure, standing: found.standing, revision: newest.number,
        writtenAt: newest.writtenAt.toISOString(), writtenBy: who(newest.writtenBy), package: shown(newest.content),
        mayEdit: reachOf(actor.grants, 'catalogue.manage', today).length > 0,
        terms: showTerms(rooms, newest.content.dates, release?.at ?? null),
        mayReview: reviews.length > 0 && !isKept, wroteIt: reviews.length > 0 && isKept,
        deeds: deeds.map(({ kind, revision, note, at, actorId }) =>
          ({ kind, revision, note, at: at.toISOString(), by: who(actorId) })),
        revisions: revisions.map(({ number, writtenAt, writtenBy }) =>
          ({ number, at: writtenAt.toISOString(), by: who(writtenBy) })),
        release: release ? {
          validFrom: release.validFrom, versionId: rooms.catalogue.version(release.procedureVersionId).publicId,
          by: who(release.reviewerId), at: release.at.toISOString(),
          accepted: release.accepted.map(({ code, text, reason }) => ({ code, text, reason })),
        } : null,
      }
    })

    app.get('/api/packages/:id/revisions/:number', {
      config: LOOK,
      schema: {
        tags, summary: 'What a package said when it was saved', params: PackageRevisionParams,
        response: { 200: PackageRevisionShown, '4xx': Problem },
      },
    }, async (request, reply) => {
      const found = await findPackage(rooms.db, request.params.id)
      const revision = found && await findRevision(rooms.db, found.id, request.params.number)
      return revision ? { number: revision.number, package: shown(revision.content) }
        : sendProblem(reply, problemOf('package-unknown'))
    })

    app.get('/api/packages/:id/file', {
      config: LOOK,
      schema: {
        tags, summary: 'The whole package as one file, with its checksum', params: IdParams,
        response: { 200: PackageFile, '4xx': Problem },
      },
    }, async (request, reply) => {
      const found = await findPackage(rooms.db, request.params.id)
      const newest = found && await findRevision(rooms.db, found.id)
      if (!newest) return sendProblem(reply, problemOf('package-unknown'))
      const name = `${found.procedure}-${String(newest.number)}.motcua.json`
      reply.header('content-disposition', `attachment; filename="${name}"`)
      return { ...writePackageFile(newest.content), package: shown(newest.content) }
    })

    app.post('/api/packages', {
      config: EDIT, bodyLimit: LARGEST,
      schema: {
        tags, summary: 'Begin a package: from nothing, from a version, or from a file', headers: RequestHeaders,
        body: PackageBegun, response: { 201: PackageSaved, '4xx': Problem },
      },
    }, async (request, reply) => {
      const content = await contentFor(rooms, request.body)
      if (!content.ok) return sendProblem(reply, problemOf(content.refusal.code))
      const outcome = await inTransaction(rooms, senderOf(request, request.body as Json),
        async (ctx) => beginPackage(ctx, content.value),
        ({ publicId, revision }) => ({ status: 201, body: { id: publicId, revision } }))
      return sendOutcome(reply, outcome)
    })

    app.post('/api/packages/:id/revision', {
      config: EDIT, bodyLimit: LARGEST,
      schema: {
        tags, summary: 'Save a draft as a new revision', headers: RequestHeaders, params: IdParams,
        body: PackageRevisionBody, response: { 201: PackageSaved, '4xx': Problem },
      },
    }, async (request, reply) => {
      const { basedOn, package: content } = request.body
      const outcome = await inTransaction(rooms, senderOf(request, request.body as Json),
        async (ctx) => savePackage(ctx, { publicId: request.params.id, basedOn, content }),
        ({ publicId, revision }) => ({ status: 201, body: { id: publicId, revision } }))
      return sendOutcome(reply, outcome)
    })
  }
}

/** Value for value what was taken in by the same shape. */
function shown(data: PackageData): Package {
  return data as unknown as Package
}

async function contentFor(
  rooms: PackageRooms, body: PackageBegun,
): Promise<Result<PackageData, PackageFileRefusal | { readonly code: 'procedure-unknown' | 'procedure-known' }>> {
  switch (body.from) {
    case 'nothing': {
      const isKnown = rooms.catalogue.versions().some(({ procedure }) => procedure === body.procedure)
      return isKnown ? refuse({ code: 'procedure-known' }) : ok(emptyPackage(body.procedure, body.name))
    }
    case 'version': {
      const version = rooms.catalogue.versions().find(({ publicId }) => publicId === body.versionId)
      // A bundle is data of its own kind, and no package.
      return version && !version.content.bundle ? ok(await packageOfVersion(rooms, version))
        : refuse({ code: 'procedure-unknown' })
    }
    case 'file':
      return readPackageFile(body.file, rooms)
  }
}

const MOST_SOURCES = 30

function sourcesOf(rooms: PackageRooms, search: string) {
  const catalogue = rooms.catalogue.on(dayOf(rooms.clock.now()))
  const found = search.trim() === '' ? catalogue.list().slice(0, MOST_SOURCES)
    : catalogue.search(search, MOST_SOURCES).map(({ version }) => version)
  const all = rooms.catalogue.versions()
  return found.filter(({ content }) => !content.bundle).map(({ procedure, code, content: { name } }) => ({
    procedure, code, name,
    versions: all.filter((one) => one.procedure === procedure && !isWithdrawn(one))
      .map(({ publicId: id, validFrom, validTo }) => ({ id, validFrom, validTo })).reverse(),
  }))
}

/** Taken back before it began. */
function isWithdrawn({ validFrom }: ProcedureVersion): boolean {
  return validFrom === '0001-01-01'
}
