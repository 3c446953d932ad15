import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { OpenDailyCounts, OpenDaysQuery, OpenMetadata, OpenProcedures } from '@motcua/contracts/open-data.ts'
import { Problem } from '@motcua/contracts/problem.ts'
import type { Static } from 'typebox'
import { type Day, addDays, dayOf, daysBetween } from '../kernel/civil-day.ts'
import { BYTE_ORDER_MARK, csvRow } from '../kernel/csv-row.ts'
import {
  type OpenDataSet, LEAST_SHOWN, OPEN_DATA_SETS, OPEN_LICENCE, findLastPublished, findPublishedSpan,
  listOpenProcedures, listPublished, reporterOf,
} from '../modules/reporting/public.ts'
import { faultAt, problemOf, sendProblem } from './problems.ts'
import type { ApiRooms } from './rooms.ts'
import { sendOpenFile } from './send-open-file.ts'
import { showCatalogue, showColumns } from './show-open-data.ts'
import { FileOf } from './slips.ts'

const [MOST_DAYS, DAYS_UNLESS_SAID] = [366, 31]
const [CSV, JSON_TEXT, LINKED, COLUMNS] = [
  'text/csv; charset=utf-8', 'application/json; charset=utf-8', 'application/ld+json; charset=utf-8',
  'application/csvm+json; charset=utf-8',
]
const [config, tags] = [{ permission: 'public' as const }, ['open-data']]
/** See `sendOpenFile`. */
const compress = false
const answers = { 304: { description: 'As it was', type: 'null' as const }, '4xx': Problem }

/**
 * Open data (dữ liệu mở): what everybody may have, without signing in, to be read by programs (NĐ 47/2020). Each set as
 * CSV and JSON, its columns as CSVW, and all of them as a DCAT catalogue.
 */
export function openDataRoutes(rooms: ApiRooms): FastifyPluginAsyncTypebox {
  const proceduresNow = () => listOpenProcedures(rooms, dayOf(rooms.clock.now()))
  return async (app) => {
    app.get('/du-lieu-mo/procedures.csv', {
      config, compress,
      schema: { tags, summary: 'Procedures in force, as CSV', response: { 200: FileOf('text/csv'), ...answers } },
    }, async (request, reply) => sendOpenFile(request, reply, {
      type: CSV, name: 'procedures.csv', text: csvOf(dataSet('procedures'), proceduresNow()),
    }))

    app.get('/du-lieu-mo/procedures.json', {
      config, compress,
      schema: { tags, summary: 'Procedures in force, as JSON', response: { 200: OpenProcedures, ...answers } },
    }, async (request, reply) => {
      const body: OpenProcedures = { licence: OPEN_LICENCE.vi, items: proceduresNow() }
      return sendOpenFile(request, reply, { type: JSON_TEXT, text: JSON.stringify(body) })
    })

    app.get('/du-lieu-mo/daily-counts.csv', {
      config, compress,
      schema: {
        tags, summary: 'How many dossiers were received and settled each day, by sector, as CSV',
        querystring: OpenDaysQuery, response: { 200: FileOf('text/csv'), ...answers },
      },
    }, async (request, reply) => {
      const { from, until } = await spanOf(request.query)
      const fault = faultOf(from, until)
      if (fault) return sendProblem(reply, fault)
      return sendOpenFile(request, reply, {
        type: CSV, name: `daily-counts-${from}-${until}.csv`,
        text: csvOf(dataSet('daily-counts'), await listPublished(rooms.db, from, until)),
      })
    })

    app.get('/du-lieu-mo/daily-counts.json', {
      config, compress,
      schema: {
        tags, summary: 'How many dossiers were received and settled each day, by sector, as JSON',
        querystring: OpenDaysQuery, response: { 200: OpenDailyCounts, ...answers },
      },
    }, async (request, reply) => {
      const { from, until, last } = await spanOf(request.query)
      const fault = faultOf(from, until)
      if (fault) return sendProblem(reply, fault)
      const body: OpenDailyCounts = {
        licence: OPEN_LICENCE.vi, from, until, publishedUntil: last?.day ?? null, leastShown: LEAST_SHOWN,
        items: await listPublished(rooms.db, from, until),
      }
      return sendOpenFile(request, reply, { type: JSON_TEXT, text: JSON.stringify(body) })
    })

    app.get('/du-lieu-mo/dcat.jsonld', {
      config, compress,
      schema: {
        tags, summary: 'What open data there are, as a DCAT 2 catalogue in JSON-LD',
        response: { 200: OpenMetadata, ...answers },
      },
    }, async (request, reply) => {
      const catalogue = showCatalogue({
        home: rooms.publicUrl, publisher: reporterOf(rooms.directory, dayOf(rooms.clock.now()), undefined),
        published: await findPublishedSpan(rooms.db),
      })
      return sendOpenFile(request, reply, { type: LINKED, text: JSON.stringify(catalogue) })
    })

    for (const set of OPEN_DATA_SETS) app.get(`/du-lieu-mo/schema/${set.id}.json`, {
      config, compress,
      schema: { tags, summary: `Columns of ${set.en.title}, as CSVW`, response: { 200: OpenMetadata, ...answers } },
    }, async (request, reply) => sendOpenFile(request, reply, {
      type: COLUMNS, text: JSON.stringify(showColumns(set, rooms.publicUrl)),
    }))
  }

  /** The days asked for: a month from the one that is named, or up to it; of neither the last month published. */
  async function spanOf({ from, until }: Static<typeof OpenDaysQuery>) {
    const last = await findLastPublished(rooms.db)
    const lastDay = last?.day ?? dayOf(rooms.clock.now())
    const end = until ?? (from === undefined ? lastDay : addDays(from, DAYS_UNLESS_SAID - 1))
    return { from: from ?? addDays(end, 1 - DAYS_UNLESS_SAID), until: end, last }
  }
}

function faultOf(from: Day, until: Day) {
  if (until < from) return problemOf('days-reversed', [faultAt('/until', 'days-reversed')])
  return daysBetween(from, until) < MOST_DAYS ? undefined
    : problemOf('figures-too-long', [faultAt('/until', 'figures-too-long')])
}

function dataSet(id: OpenDataSet['id']): OpenDataSet {
  const set = OPEN_DATA_SETS.find((one) => one.id === id)
  if (!set) throw new Error(`no open data are called ${id}`)
  return set
}

/** Rows as a file for spreadsheets and programs; nothing stands where a value is null. */
function csvOf({ columns }: OpenDataSet, rows: readonly object[]): string {
  const cellOf = (row: object, name: string) => {
    const value = Reflect.get(row, name) as string | number | null
    return value === null ? '' : String(value)
  }
  const lines = rows.map((row) => csvRow(columns.map(({ name }) => cellOf(row, name))))
  return BYTE_ORDER_MARK + csvRow(columns.map(({ name }) => name)) + lines.join('')
}
