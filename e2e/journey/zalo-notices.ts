import type { OpenedStage } from './open-stage.ts'
import { doorOf } from './sandbox-door.ts'
import { type Told, PATIENT, compareTexts } from './threads/thread.ts'
import { lookAtRows } from './true-rows.ts'
import { until } from './until.ts'

const MEANT = `
  select m.template, m.state, m.text from notifications.message m join dossiers.dossier d on d.id = m.dossier_id
  where d.number = $1 and m.channel = 'zalo' order by m.id`
const WAITING = `
  select w.fault, (
    select count(*)::int from notifications.message m join dossiers.dossier d on d.id = m.dossier_id
    where d.number = $1 and m.channel = w.channel and m.state = 'waiting') as waiting
  from notifications.paused_way w where w.channel = 'zalo'`
interface Row { readonly template: string; readonly state: string; readonly text: string }

/** Until a notice of a dossier by Zalo waits, since Zalo could not be told; answers that. */
export async function untilZaloWaits(stage: OpenedStage, number: string): Promise<string> {
  return lookAtRows(stage.instance, async (rows) => {
    let said = ''
    await until(`a notice of ${number} waits for Zalo`, async () => {
      const [way] = await rows<{ fault: string; waiting: number }>(WAITING, [number])
      said = way === undefined ? '' : `zalo: ${String(way.waiting)} wait (${way.fault})`
      return way !== undefined && way.waiting > 0
    }, PATIENT)
    return said
  })
}

/** What Zalo heard of a returned dossier against what it was to be told, once nothing waits any more. */
export async function zaloAgainst(
  stage: OpenedStage, number: string,
): Promise<Pick<Told, 'lost' | 'twice'>> {
  return lookAtRows(stage.instance, async (rows) => {
    const meant = async () => rows<Row>(MEANT, [number])
    await until(`all notices of ${number} went by Zalo`, async () => {
      const all = await meant()
      return all.some(({ template }) => template === 'returned') && all.every(({ state }) => state === 'sent')
    }, PATIENT)
    const { notices } = await doorOf(stage, 'zalo').state() as { readonly notices: readonly { readonly text: string }[] }
    return compareTexts(
      (await meant()).map(({ text }) => text), notices.flatMap(({ text }) => text.includes(number) ? [text] : []))
  })
}
