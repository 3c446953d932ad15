import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { IdParams, Problem } from '@motcua/contracts/problem.ts'
import { SectorCases, type SectorCaseLine, type TaxNoticeLine } from '@motcua/contracts/sector-cases.ts'
import { nameOfSystem } from '../modules/catalogue/public.ts'
import { type Dossier, type TaxNotice, listSectorCases, listTaxNotices } from '../modules/dossiers/public.ts'
import { findLastTold } from '../modules/integration/public.ts'
import { listOpenTasks } from '../modules/workflow/public.ts'
import { findWithinReach } from './dossier-detail.ts'
import { problemOf, sendProblem } from './problems.ts'
import type { ApiRooms } from './rooms.ts'

/** How a dossier stands in the systems of ministries that decide it or are told of it. */
export function sectorCaseRoutes(rooms: ApiRooms): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.get('/api/dossiers/:id/sector-cases', {
      config: { permission: 'dossier.read' },
      schema: {
        tags: ['dossiers'], summary: 'Where a dossier is settled, and how it stands in sector systems', params: IdParams,
        response: { 200: SectorCases, '4xx': Problem },
      },
    }, async (request, reply) => {
      const dossier = await findWithinReach(rooms, request)
      return dossier ? showCases(rooms, dossier) : sendProblem(reply, problemOf('dossier-unknown'))
    })
  }
}

async function showCases(rooms: ApiRooms, dossier: Dossier): Promise<SectorCases> {
  const { settledAt } = rooms.catalogue.version(dossier.procedureVersionId).content
  const cases = await listSectorCases(rooms.db, dossier.id)
  const named = settledAt?.system === undefined ? [] : [settledAt.system]
  const systems = [...new Set([...named, ...cases.map(({ system }) => system)])]
  const notices = await listTaxNotices(rooms.db, dossier.id)
  const items: SectorCaseLine[] = []
  for (const system of systems) {
    const told = await findLastTold(rooms.db, system, dossier.id)
    const found = cases.find((one) => one.system === system)
    const { result = null } = found ?? {}
    const takenBackAt = found?.takenBackAt ?? null
    const isWaiting = takenBackAt === null && settledAt?.where === 'ministry' && result !== null && result.file !== null && dossier.issuedAt === null
    items.push({
      system, systemName: nameOfSystem(system),
      sent: told ? { state: told.state, at: told.happenedAt.toISOString(), fault: told.fault } : null,
      state: found?.state ?? 'sent', saidAt: found?.saidAt?.toISOString() ?? null, code: found?.code ?? null,
      words: found?.words ?? null, fault: found?.fault ?? null,
      result: result && {
        number: result.number, day: result.issuedOn, issuer: result.issuer, signer: result.file?.signer ?? null,
      },
      takenBackAt: takenBackAt?.toISOString() ?? null,
      taxNotices: notices.filter((one) => one.system === system).map((one) => showNotice(one)),
      waitsFor: isWaiting ? (await listOpenTasks(rooms.db, dossier.id)).map(({ name }) => name).join(', ') : null,
    })
  }
  return { where: settledAt?.where ?? 'here', items }
}

function showNotice({
  number, issuedOn, agency, items, amount, treasury, account, accountName, words, payBy, state, paidOn, receipt,
  proof,
}: TaxNotice): TaxNoticeLine {
  return {
    number, day: issuedOn, agency, items: [...items], amount, treasury, account, accountName, words, payBy, state,
    paidOn, receipt, proof,
  }
}
