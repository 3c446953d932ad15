import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Problem } from '@motcua/contracts/problem.ts'
import { ReuseFigureQuery, ReuseFigures } from '@motcua/contracts/reuse-figures.ts'
import { type FormDefinition, fieldsOf } from '@motcua/forms/model.ts'
import { groupBy } from '../kernel/group-by.ts'
import { addDays, dayOf, momentOn } from '../kernel/work-calendar.ts'
import {
  type ReuseCount, type ReuseFieldCount, countReuse, countReuseFields, countReusePlan,
} from '../modules/dossiers/public.ts'
import { type Directory, unitInWords } from '../modules/organisation/public.ts'
import { khoPoliciesOf } from '../modules/reuse/public.ts'
import { unitsOf, viewerOf } from './authenticate.ts'
import { faultAt, problemOf, sendProblem } from './problems.ts'
import type { ApiRooms } from './rooms.ts'

/** How often is asked again for what is held, and the plan's own measure beside it (KH 1107 II.3.3). */
export function reuseFigureRoutes(rooms: ApiRooms): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.get('/api/figures/reuse', {
      config: { permission: 'figures.read' },
      schema: {
        tags: ['figures'], summary: 'How often papers that are held are asked for again, by procedure and counter',
        querystring: ReuseFigureQuery, response: { 200: ReuseFigures, '4xx': Problem },
      },
    }, async (request, reply) => {
      const { from, until } = request.query
      if (until < from) return sendProblem(reply, problemOf('days-reversed', [faultAt('/until', 'days-reversed')]))
      const directory = rooms.directory.on(dayOf(rooms.clock.now()))
      const unitIds = unitsOf(viewerOf(request, rooms), directory)
      const span = { from: momentOn(from, 0), before: momentOn(addDays(until, 1), 0), unitIds }
      const [rows, fields, plan] = await Promise.all([
        countReuse(rooms.db, span), countReuseFields(rooms.db, span), countReusePlan(rooms.db, span),
      ])
      const [sum, answered] = [countsOf(rows), fieldsCounted(fields)]
      const ofFields = groupBy(fields, placeOf)
      const ofPapers = groupBy(rows, placeOf)
      return {
        ...sum, share: shareOf(sum.askedAgain, sum.couldReuse),
        plan: {
          ...plan, share: shareOf(plan.notAskedAgain, plan.dossiers), target: targetOf(directory, until.slice(0, 4)),
        },
        fields: { ...answered, share: shareOf(answered.reused, answered.held) },
        items: [...new Set([...ofPapers.keys(), ...ofFields.keys()])]
          .map((place) => showItem(rooms, directory, ofPapers.get(place) ?? [], ofFields.get(place) ?? []))
          .sort((one, other) => other.askedAgain - one.askedAgain || other.couldReuse - one.couldReuse),
      }
    })
  }
}

type Counts = Pick<ReuseFigures, 'couldReuse' | 'reused' | 'askedAgain' | 'given' | 'declined'>

function countsOf(rows: readonly ReuseCount[]): Counts {
  const of = (wanted: ReuseCount['outcome']) =>
    rows.reduce((sum, { outcome, count }) => outcome === wanted ? sum + count : sum, 0)
  const [reused, askedAgain, given, declined] = [of('reused'), of('asked-again'), of('given'), of('declined')]
  return { couldReuse: reused + askedAgain + given, reused, askedAgain, given, declined }
}

function showItem(
  { catalogue }: ApiRooms, directory: Directory, rows: readonly ReuseCount[], fields: readonly ReuseFieldCount[],
): ReuseFigures['items'][number] {
  const { procedureId, sectionId } = rows[0] ?? fields[0] ?? { procedureId: 0n, sectionId: 0n }
  const version = catalogue.versions().findLast((one) => one.procedureId === procedureId)
  const { askAgainReasons } = khoPoliciesOf(directory)
  const counts = countsOf(rows)
  return {
    procedureId: version?.procedurePublicId ?? '', procedureName: version?.content.name ?? '',
    sectionId: directory.lastKnown(sectionId)?.publicId ?? '', sectionName: unitInWords(directory, sectionId),
    ...counts, share: shareOf(counts.askedAgain, counts.couldReuse),
    papers: [...groupBy(rows, ({ component }) => component)].map(([component, own]) => ({
      component, name: version?.content.components.find(({ id }) => id === component)?.name ?? component,
      ...countsOf(own),
      reasons: own.flatMap(({ reason, count }) => reason === null ? [] : [{
        code: reason, name: askAgainReasons.find(({ code }) => code === reason)?.name ?? reason, count,
      }]),
    })),
    fields: [...groupBy(fields, ({ field }) => field)]
      .map(([field, own]) => ({ field, name: labelOf(catalogue, field, own), ...fieldsCounted(own) })),
  }
}

const placeOf = ({ procedureId, sectionId }: Pick<ReuseCount, 'procedureId' | 'sectionId'>) =>
  `${procedureId} ${sectionId}`

function fieldsCounted(rows: readonly ReuseFieldCount[]) {
  const of = (wanted: ReuseFieldCount['outcome']) =>
    rows.reduce((sum, { outcome, count }) => outcome === wanted ? sum + count : sum, 0)
  const [reused, corrected] = [of('reused'), of('corrected')]
  return { held: reused + corrected, reused, corrected }
}

/** As the form of the last dossier of the first of these rows calls it. */
function labelOf(catalogue: ApiRooms['catalogue'], field: string, [row]: readonly ReuseFieldCount[]): string {
  const form = row && catalogue.formVersion(row.formVersionId).definition as FormDefinition
  return (form && fieldsOf(form).find(({ key }) => key === field)?.label) ?? field
}

const shareOf = (part: number, whole: number) => whole === 0 ? null : part / whole

/** Of the policy `reuse-targets`, which says it of a hundred, of years; a year without one has none. */
function targetOf(directory: Directory, year: string): number | null {
  const targets = Object(directory.policy('reuse-targets')?.value) as Readonly<Record<string, number>>
  const target = Object.hasOwn(targets, year) ? targets[year] : undefined
  return target === undefined ? null : target / 100
}
