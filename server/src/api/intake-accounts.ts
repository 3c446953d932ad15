import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { AccountFigures, AccountGuideQuery, AccountRules } from '@motcua/contracts/intake-accounts.ts'
import { Problem } from '@motcua/contracts/problem.ts'
import { ReuseFigureQuery } from '@motcua/contracts/reuse-figures.ts'
import { sayIn } from '@motcua/contracts/texts.ts'
import { groupBy } from '../kernel/group-by.ts'
import { addDays, dayOf, momentOn } from '../kernel/work-calendar.ts'
import {
  type AccountCount, accountRulesOf, countAccountOutcomes, printAccountGuide,
} from '../modules/dossiers/public.ts'
import { unitInWords } from '../modules/organisation/public.ts'
import { unitsOf, viewerOf } from './authenticate.ts'
import { sendPdf } from './prints.ts'
import { faultAt, problemOf, sendProblem } from './problems.ts'
import type { ApiRooms } from './rooms.ts'
import { ACCOUNT_GUIDE } from './intake-account-texts.ts'
import { sectionMeant, sectionsOf } from './sections.ts'
import { FileOf } from './slips.ts'

/** Whether those who hand in have an account: what is asked at intake, how one is registered, and the figures of it. */
export function intakeAccountRoutes(rooms: ApiRooms): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.get('/api/intake-accounts', {
      config: { permission: 'dossier.intake' },
      schema: {
        tags: ['dossiers'], summary: 'What intake asks about the account of whoever hands in, and how one is registered',
        response: { 200: AccountRules, '4xx': Problem },
      },
    }, async () => {
      const { requiredFor, refusals, steps } = accountRulesOf(rooms.directory.on(dayOf(rooms.clock.now())))
      return {
        requiredFor: [...requiredFor], refusals: refusals.map(({ code, name }) => ({ code, name })),
        steps: { citizen: [...steps.citizen], organisation: [...steps.organisation] },
      }
    })

    app.get('/api/intake-accounts/guide.pdf', {
      config: { permission: 'dossier.intake' },
      schema: {
        tags: ['papers'], summary: 'How one registers an electronic identity, on paper at 14 pt',
        querystring: AccountGuideQuery, response: { 200: FileOf('application/pdf'), '4xx': Problem },
      },
    }, async (request, reply) => {
      const { kind, section: wanted } = request.query
      const now = rooms.clock.now()
      const directory = rooms.directory.on(dayOf(now))
      const sections = sectionsOf(viewerOf(request, rooms), directory)
      if (sections.length === 0) return sendProblem(reply, problemOf('no-section'))
      const section = sectionMeant(sections, wanted)
      if (!section) return sendProblem(reply, problemOf('section-needed', [faultAt('/section', 'section-needed')]))
      const say = sayIn('vi') // for whoever goes home with it, as the steps are
      const steps = accountRulesOf(directory).steps[kind]
      const pdf = await printAccountGuide({
        title: say(ACCOUNT_GUIDE[kind]), section: section.name, steps, foot: say(ACCOUNT_GUIDE.foot), at: now,
      })
      return sendPdf(reply, pdf, 'huong-dan-tai-khoan')
    })

    app.get('/api/figures/accounts', {
      config: { permission: 'figures.read' },
      schema: {
        tags: ['figures'], summary: 'How many of those who handed in have an account, by section',
        querystring: ReuseFigureQuery, response: { 200: AccountFigures, '4xx': Problem },
      },
    }, async (request, reply) => {
      const { from, until } = request.query
      if (until < from) return sendProblem(reply, problemOf('days-reversed', [faultAt('/until', 'days-reversed')]))
      const directory = rooms.directory.on(dayOf(rooms.clock.now()))
      const rows = await countAccountOutcomes(rooms.db, {
        from: momentOn(from, 0), before: momentOn(addDays(until, 1), 0),
        unitIds: unitsOf(viewerOf(request, rooms), directory),
      })
      const { refusals, unasked } = accountRulesOf(directory)
      const reasons = unasked ? [...refusals, unasked] : refusals
      const refused = groupBy(rows.filter(({ reason }) => reason !== null), ({ reason }) => reason ?? '')
      return {
        ...countsOf(rows),
        reasons: [...refused].map(([code, own]) => ({
          code, name: reasons.find((one) => one.code === code)?.name ?? code, count: sumOf(own),
        })).toSorted((one, other) => other.count - one.count),
        items: [...groupBy(rows, ({ sectionId }) => sectionId)].map(([sectionId, own]) => ({
          sectionId: directory.lastKnown(sectionId)?.publicId ?? '', sectionName: unitInWords(directory, sectionId),
          ...countsOf(own),
        })).toSorted((one, other) => (one.share ?? 0) - (other.share ?? 0) || other.received - one.received),
      }
    })
  }
}

const sumOf = (rows: readonly AccountCount[]) => rows.reduce((sum, { count }) => sum + count, 0)

function countsOf(rows: readonly AccountCount[]): Omit<AccountFigures, 'reasons' | 'items'> {
  const of = (wanted: AccountCount['outcome']) => sumOf(rows.filter(({ outcome }) => outcome === wanted))
  const [received, verified, createdNow] = [sumOf(rows), of('verified'), of('created-now')]
  return {
    received, verified, createdNow, guided: of('guided'), refused: of('refused'), unsaid: of(null),
    share: received === 0 ? null : (verified + createdNow) / received,
  }
}
