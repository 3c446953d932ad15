import { signedByMinistry } from '@motcua/server/test/signed-by-ministry.ts'
import type { OpenedStage } from '../open-stage.ts'
import { settle } from '../settle.ts'
import { until } from '../until.ts'
import { type OnDossier, type ThreadStage, PATIENT, untilKeptBack } from './thread.ts'

/** Where those live who have a part in these threads, as a declaration has it. */
export const HOME = {
  country: 'VN', epoch: '3-cap', province: { code: '44', name: 'Tỉnh Quảng Bình' },
  district: { code: '450', name: 'Thành phố Đồng Hới' }, commune: { code: '18856', name: 'Phường Đồng Phú' }, detail: 'Thôn 1',
}

/** A PDF as a ministry signs it on the morning of the stage; base64. */
export async function signedThere({ instance: { folder }, day }: OpenedStage, words: string): Promise<string> {
  return signedByMinistry(folder, new Date(`${day}T09:00:00+07:00`), words)
}

/** What the dossier's page has of a sector system. */
export interface SectorLine {
  readonly system: string
  readonly sent: { readonly state: string } | null
  readonly state: string
  readonly fault: string | null
  readonly result: { readonly signer: string | null } | null
  readonly taxNotices: readonly { readonly number: string; readonly state: string }[]
}

export async function sectorLine(
  { stage: { province }, office }: ThreadStage, { id, number }: OnDossier, system: string,
): Promise<SectorLine | undefined> {
  const { items } = await office.get<{ items: SectorLine[] }>(await province.headOf(number), `/api/dossiers/${id}/sector-cases`)
  return items.find((one) => one.system === system)
}

/** Until what that system is told was tried in vain, and the page of the dossier says that it waits; answers both. */
export async function untilWaiting(on: ThreadStage, dossier: OnDossier, system: string): Promise<string> {
  const kept = await untilKeptBack(on.office, dossier.number, system)
  const state = (await sectorLine(on, dossier, system))?.sent?.state
  if (state !== 'waiting') throw new Error(`the page of ${dossier.number} says ${state ?? 'nothing'} of ${kept}`)
  return kept
}

/** Until what that system said stands in the dossier. Throws where it is held. */
export async function untilSaid(on: ThreadStage, dossier: OnDossier, system: string, state: string): Promise<void> {
  await until(`${system} says ${state} of ${dossier.number}`, async () => {
    const line = await sectorLine(on, dossier, system)
    if (line?.fault) throw new Error(`${system} is held: ${line.fault}`)
    return line?.state === state
  }, PATIENT)
}

/** People do their steps; the result of that system is issued by itself once it is the turn of the registry. */
export async function settleByResult({ stage }: ThreadStage, { number }: OnDossier): Promise<void> {
  const isSettled = async () => await stage.province.stateOf(number) === 'settled'
  await settle(stage, number, undefined, async ({ role }) => {
    if (role !== 'clerk') return true
    await until(`${number} is issued by itself`, isSettled, PATIENT)
    return false
  })
}
