import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import {
  type AnnouncedMaintenance, MaintenanceBody, MaintenanceEndBody, type MaintenanceLine, MaintenanceLog,
  MaintenanceLogQuery, MaintenanceNow, MaintenanceSaved,
} from '@motcua/contracts/maintenance.ts'
import { IdParams, Problem, RequestHeaders } from '@motcua/contracts/problem.ts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { type Result, refuse } from '../kernel/result.ts'
import { dayOf } from '../kernel/work-calendar.ts'
import {
  type AnnounceMaintenanceRefusal, type EndMaintenanceRefusal, type Maintenance, type MaintenanceRule,
  announceMaintenance, endMaintenance, inTimeFrom, listMaintenance, maintenanceStateAt,
} from '../modules/notifications/public.ts'
import { calendarOfProvince } from '../modules/organisation/public.ts'
import { type Ctx, type Json, inTransaction } from '../platform/db.ts'
import { senderOf } from './authenticate.ts'
import { readIdCursor, writeIdCursor } from './list-cursor.ts'
import { explainBeside, sendOutcome } from './problems.ts'
import type { ApiRooms } from './rooms.ts'
import { namesOfStaff } from './showing.ts'

const KEEP = { permission: 'maintenance.keep' } as const
const [tags, PAGE] = [['maintenance'], 50]

/** Planned maintenance (R23): announced to people and programs, entered and ended by whoever keeps the system going. */
export function maintenanceRoutes(rooms: ApiRooms): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.get('/api/maintenance', {
      config: { permission: 'public' },
      schema: {
        tags, summary: 'Planned maintenance that lasts or is to come, the next first',
        response: { 200: MaintenanceNow },
      },
    }, async () => ({ items: rooms.maintenance.announced().map((one) => show(one, rooms.clock.now())) }))

    app.get('/api/maintenance/log', {
      config: KEEP,
      schema: {
        tags, summary: 'All planned maintenance with who announced and ended it, newest first',
        querystring: MaintenanceLogQuery, response: { 200: MaintenanceLog, '4xx': Problem },
      },
    }, async ({ query: { limit = PAGE, cursor } }) => {
      const found = await listMaintenance(rooms.db, { before: readIdCursor(cursor), limit: limit + 1 })
      const page = found.slice(0, limit)
      const last = found.length > limit ? page.at(-1) : undefined
      const { rule, calendar } = ruleOf(rooms)
      const from = rule && calendar && inTimeFrom(rooms.clock.now(), rule.workingDays, calendar)
      return {
        items: await showLines(rooms, page), next: last ? writeIdCursor(last.id) : null,
        inTimeFrom: from?.ok ? from.value.toISOString() : null,
      }
    })

    app.post('/api/maintenance', {
      config: KEEP,
      schema: {
        tags, summary: 'Announce planned maintenance', headers: RequestHeaders, body: MaintenanceBody,
        response: { 201: MaintenanceSaved, '4xx': Problem },
      },
    }, async (request, reply) => {
      const { startsAt, endsAt, effect, urgentReason = '' } = request.body
      const { rule, calendar } = ruleOf(rooms)
      if (!rule) throw new Error('the data say nothing of policy maintenance-notice')
      return change(rooms, request, reply, 201, async (ctx) => calendar
        ? announceMaintenance(ctx, {
          startsAt: new Date(startsAt), endsAt: new Date(endsAt), effect, urgentReason, rule, calendar,
        })
        : refuse({ code: 'calendar-missing', day: dayOf(ctx.now) }))
    })

    app.post('/api/maintenance/:id/ending', {
      config: KEEP,
      schema: {
        tags, summary: 'Call it off before it begins, or end it early', headers: RequestHeaders, params: IdParams,
        body: MaintenanceEndBody, response: { 200: MaintenanceSaved, '4xx': Problem },
      },
    }, async (request, reply) => change(rooms, request, reply, 200, (ctx) =>
      endMaintenance(ctx, { publicId: request.params.id, note: request.body.note })))
  }
}

const explain = explainBeside({
  'maintenance-effect-missing': '/effect', 'maintenance-ends-first': '/endsAt', 'maintenance-too-long': '/endsAt',
  'maintenance-past': '/startsAt', 'maintenance-too-soon': '/urgentReason', 'maintenance-overlaps': '/startsAt',
  'maintenance-note-missing': '/note',
})

async function change(
  rooms: ApiRooms, request: FastifyRequest, reply: FastifyReply, status: number,
  deed: (ctx: Ctx) =>
    Promise<Result<{ readonly publicId: string }, AnnounceMaintenanceRefusal | EndMaintenanceRefusal>>,
) {
  const outcome = await inTransaction(rooms, senderOf(request, request.body as Json), deed, ({ publicId }) =>
    ({ status, body: { id: publicId } }))
  // Whoever announced it reads it on the next page; other processes within a second.
  if (outcome.ok) await rooms.maintenance.refresh()
  return sendOutcome(reply, outcome, explain)
}

function ruleOf({ directory, clock }: ApiRooms) {
  const today = directory.on(dayOf(clock.now()))
  return {
    rule: today.policy('maintenance-notice')?.value as MaintenanceRule | undefined, calendar: calendarOfProvince(today),
  }
}

function show(maintenance: Maintenance, now: Date): AnnouncedMaintenance {
  const { publicId, startsAt, endsAt, effect, urgentReason, announcedAt } = maintenance
  return {
    id: publicId, startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString(), effect, urgentReason,
    announcedAt: announcedAt.toISOString(), state: maintenanceStateAt(maintenance, now),
  }
}

async function showLines(rooms: ApiRooms, page: readonly Maintenance[]): Promise<MaintenanceLine[]> {
  const people = page.flatMap(({ announcedBy, endedBy }) => [announcedBy, endedBy ?? []].flat())
  const names = await namesOfStaff(rooms.db, people)
  const now = rooms.clock.now()
  return page.map((one) => {
    const shown = show(one, now)
    return {
      ...shown, announcedBy: names.get(one.announcedBy) ?? '', endedAt: one.endedAt?.toISOString() ?? null,
      endedBy: one.endedBy === null ? null : names.get(one.endedBy) ?? '', endNote: one.endNote,
      mayEnd: shown.state === 'coming' || shown.state === 'lasting',
    }
  })
}
