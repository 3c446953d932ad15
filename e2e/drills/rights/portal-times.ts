import { randomUUID } from 'node:crypto'
import type { Client } from '../../client.ts'
import type { PortalCast } from './portal-cast.ts'
import type { Tally } from './tally.ts'
import { gapOf } from './timing.ts'

/** A dossier's own page, its record, and each kind of paper: one is made, one is stored, one is the office's. */
const ROUTES = [
  '/ho-so/:id', '/ho-so/:id/ban-ghi.json', '/xac-nhan/:id/giay-xac-nhan.pdf', '/ho-so/:id/to-khai.pdf',
  '/ho-so/:id/giay-to/:paper', '/ho-so/:id/phieu/:slip', '/ho-so/:id/bien-lai',
] as const

/**
 * Milliseconds by which somebody else's dossier may be told from one that never was, at the page where that shows most.
 * Before the walk, which signs everybody out. Both must be refused, or it would be two redirections that were compared.
 */
export async function widestPortalGap(
  client: Client, { own, other }: PortalCast, times: number, tally: Tally, tell: (line: string) => void,
): Promise<number> {
  const { id = '', slip = '' } = own.things['slip'] ?? {}
  const { paper = '' } = own.things['paper'] ?? {}
  const { cookie } = other.visitor
  const gaps: number[] = []
  for (const route of ROUTES) {
    const at = (dossier: string) => route.replace(':id', dossier).replace(':paper', paper).replace(':slip', slip)
    const ask = (path: string) => ['GET', path, { cookie }] as const
    for (const path of [at(id), at(randomUUID())]) {
      const { status } = await client.send(...ask(path))
      tally.expect(status === 404, () => `other: GET ${route}, to be timed: ${status}`)
    }
    const gap = await gapOf(client, { name: route, one: () => ask(at(id)), other: () => ask(at(randomUUID())) }, times)
    tell(`${route}: ${gap.toFixed(2)} ms between another's and made up`)
    gaps.push(gap)
  }
  return Math.max(...gaps)
}
