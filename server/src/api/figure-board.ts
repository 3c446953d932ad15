import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import {
  BOARD_COUNTED, BoardQuery, type BoardUnit, FigureBoard as Shown,
} from '@motcua/contracts/figure-board.ts'
import { Nothing, Problem } from '@motcua/contracts/problem.ts'
import type { ShownValue } from '@motcua/contracts/settlement-figures.ts'
import Type from 'typebox'
import { dayOf } from '../kernel/civil-day.ts'
import type { Viewer } from '../modules/dossiers/public.ts'
import { type Directory, type Unit, unitInWords } from '../modules/organisation/public.ts'
import {
  type BoardValue, type BoardValues, type Dimension, type FigureBoard, BOARD_METRICS, lookAtBoard,
} from '../modules/reporting/public.ts'
import { unitsOf, viewerOf } from './authenticate.ts'
import { openCountedHub } from './counted-hub.ts'
import { STREAM, eventLines } from './event-lines.ts'
import { type OfUnits, figuresOfUnit } from './figures-of-unit.ts'
import { type Freshness, freshnessOf } from './freshness.ts'
import { problemOf, sendProblem } from './problems.ts'
import type { ApiRooms } from './rooms.ts'
import { showMetric } from './show-metric.ts'

/** Milliseconds in which whoever asks for the same board gets the same answer: a wall in each commune asks at once. */
const KEPT = 500
/** Milliseconds between two looks whether something was counted: with what is kept well below the two seconds asked. */
const LOOKS_EVERY = 1_000

/** Figure boards (bảng theo dõi): the province, a unit, a hall, today and this month until now (part F, F3). */
export function figureBoardRoutes(rooms: ApiRooms): FastifyPluginAsyncTypebox {
  const metrics = BOARD_METRICS.map((metric) => showMetric(rooms, metric))
  const lines = eventLines(rooms)
  const look = keptLooks(rooms)

  return async (app) => {
    const onFailed = (error: unknown) => app.log.error({ err: error })
    const hub = openCountedHub(rooms.db, { everyMillis: LOOKS_EVERY, onFailed })
    app.addHook('preClose', async () => {
      lines.end()
      await hub.stop()
    })
    app.get('/api/board', {
      config: { permission: 'figures.read' },
      schema: {
        tags: ['figures'], summary: 'What comes, is settled and is open now: of the province, a unit or a hall',
        querystring: BoardQuery, response: { 200: Shown, '4xx': Problem },
      },
    }, async (request, reply) => {
      const directory = rooms.directory.on(dayOf(rooms.clock.now()))
      const viewer = viewerOf(request, rooms)
      const reach = unitsOf(viewer, directory)
      const asked = request.query.unit === undefined ? undefined : directory.byPublicId(request.query.unit)
      const unit = asked ?? ownUnitOf(viewer, directory, reach)
      const theirs = figuresOfUnit(directory, reach, unit)
      if (!theirs || request.query.unit !== undefined && !asked) return sendProblem(reply, problemOf('not-found'))
      const isHall = unit?.isOneStop === true
      const { by = isHall ? 'procedure' : unit ? 'unit' : 'agency' } = request.query
      const { board, fresh } = await look(by, theirs)
      void reply.header('cache-control', 'private, no-store')
      return {
        freshAt: fresh.freshAt.toISOString(), isBehind: fresh.isBehind, day: board.day, monthFrom: board.monthFrom,
        unit: boardUnitOf(directory, unit), isHall, by, metrics, ...showValues(board),
        above: aboveOf(directory, reach, unit),
        halls: isHall ? [] : directory.units.filter(({ id, isOneStop }) => isOneStop && (reach?.includes(id) ?? true)
          && (!unit || directory.isWithin(id, unit.id))).map((hall) => boardUnitOf(directory, hall)),
        items: board.items.map(({ of, ...values }) => ({
          of: { ...of, unit: by === 'agency' || by === 'unit' ? directory.find(of.key)?.publicId ?? null : null },
          ...showValues(values),
        })),
      }
    })

    app.get('/api/board/stream', {
      config: { permission: 'figures.read' },
      schema: {
        tags: ['figures'], summary: 'Tells when something was counted, as server-sent events', querystring: Nothing,
        description: `Events \`${BOARD_COUNTED}\` without figures: whoever shows a board asks for it anew.`,
        response: {
          200: { description: 'A stream', content: { [STREAM]: { schema: Type.String() } } }, '4xx': Problem,
        },
      },
    }, async (request, reply) => lines.open(request, reply, (say) => hub.listen(() => say(() =>
      viewerOf(request, rooms, 'figures.read').reaches.length === 0 ? undefined
        : `event: ${BOARD_COUNTED}\ndata: {}\n\n`))))
  }
}

/** Where somebody who does not see the whole province begins: a unit in which they have a role. */
function ownUnitOf(viewer: Viewer, directory: Directory, reach: readonly bigint[] | undefined): Unit | undefined {
  if (!reach) return undefined
  return viewer.grants.flatMap(({ unitId }) => unitId !== null && reach.includes(unitId)
    ? directory.heirOf(unitId) ?? [] : []).find(({ id }) => reach.includes(id))
}

function boardUnitOf(directory: Directory, unit: Unit | undefined): BoardUnit {
  return { id: unit?.publicId ?? null, name: unit ? unitInWords(directory, unit.id) : directory.province.name }
}

/** What one may look at above a unit: whatever it is a part of, up to the whole province. */
function aboveOf(directory: Directory, reach: readonly bigint[] | undefined, unit: Unit | undefined): BoardUnit[] {
  if (!unit) return []
  const above: BoardUnit[] = []
  for (let at = directory.byId(unit.parentId ?? 0n); at; at = directory.byId(at.parentId ?? 0n))
    if (reach?.includes(at.id) ?? true) above.unshift(boardUnitOf(directory, at))
  return reach ? above : [boardUnitOf(directory, undefined), ...above]
}

function showValues({ today, month }: BoardValues): { today: ShownValue[]; month: ShownValue[] } {
  const show = (values: readonly BoardValue[]) => values.map(({ metric, numerator, denominator, value }) =>
    ({ metric: metric.id, numerator, denominator, value }))
  return { today: show(today), month: show(month) }
}

interface Look { readonly board: FigureBoard; readonly fresh: Freshness }

/** Looks at boards, at the same one once for all who ask within a moment. */
function keptLooks(rooms: ApiRooms): (by: Dimension, theirs: OfUnits) => Promise<Look> {
  const kept = new Map<string, Promise<Look>>()
  const lookNow = async (by: Dimension, theirs: OfUnits): Promise<Look> => {
    const fresh = await freshnessOf(rooms)
    return { fresh, board: await lookAtBoard(rooms, { now: rooms.clock.now(), by, ...theirs }) }
  }
  return async (by, { unitIds, sectionIds }) => {
    const key = `${by} ${unitIds?.join() ?? 'all'} ${sectionIds?.join() ?? ''}`
    const known = kept.get(key)
    if (known) return known
    const found = lookNow(by, { unitIds, sectionIds })
    kept.set(key, found)
    // From its end on: a board that takes long is not begun again by everybody who waits for it.
    const forget = () => void setTimeout(() => kept.delete(key), KEPT).unref()
    void found.then(forget, () => kept.delete(key))
    return found
  }
}
