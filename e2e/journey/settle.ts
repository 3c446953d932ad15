import { act, deskOf, offered, openDossier } from './desk.ts'
import { Keyboard } from './keys.ts'
import { payAtCounter } from './pay.ts'
import type { Work } from './province.ts'
import type { Desk, Stage } from './stage.ts'
import { typeContent } from './type-content.ts'

/** More steps than any process has; a dossier that goes round in a ring is a surprise. */
const MOST_STEPS = 12

/** What takes a dossier on. Sharing out comes last: who does it may do so at other steps too, and gets nowhere. */
const WAYS_ON = [
  'Trình giải quyết', 'Đồng ý, chuyển tiếp', 'Phê duyệt', 'Ban hành kết quả', 'Chuyển bước tiếp theo', 'Phân công',
]

/**
 * What may come between: called with the desk before the step of that name is done, and may do something else first.
 */
export type Between = (desk: Desk, step: string) => Promise<void>

/**
 * Carries a dossier from hand to hand as its process says, each step by whoever the data give it to, until the result
 * waits at the counter. Somebody else's a step may be (`isOurs`): then it has been done when that is answered.
 */
export async function settle(
  stage: Stage, number: string, between: Between = async () => undefined,
  isOurs: (work: Work) => Promise<boolean> = async () => true,
): Promise<void> {
  for (let nth = 0; nth < MOST_STEPS; nth++) {
    if (await stage.province.stateOf(number) === 'settled') return
    const work = await stage.province.findWork(number)
    if (!work) throw new Error(`${number} waits for nobody and is not settled`)
    if (!await isOurs(work)) continue
    const desk = await deskOf(stage, await stage.province.accountFor(work))
    await openDossier(desk, stage, number)
    await between(desk, work.step)
    await doStep(desk)
    stage.say(`${number}: ${desk.account.username} has done: ${work.step}`)
  }
  throw new Error(`${number} is not settled after ${MOST_STEPS} steps`)
}

async function doStep(desk: Desk): Promise<void> {
  if ((await offered(desk)).includes('Nhận việc')) await act(desk, 'Nhận việc')
  const names = await offered(desk)
  const name = WAYS_ON.find((one) => names.includes(one))
  if (name === undefined) throw new Error(`${desk.account.username} can do nothing to go on, only: ${names.join(', ')}`)
  if (name === 'Ban hành kết quả') await typeContent({ page: desk.page, keys: new Keyboard(desk.page) })
  await act(desk, name, async (page) => {
    if (name === 'Phân công') await page.getByLabel('Giao cho').selectOption({ index: 1 })
    if (name === 'Trình giải quyết') await page.getByRole('radio', { name: 'Giải quyết', exact: true }).check()
  })
}

/** Takes what is owed, and hands the result over at the counter, or to the post. */
export async function giveBack(
  stage: Stage, number: string, how: 'Tại quầy' | 'Qua bưu chính công ích' | 'Bản điện tử',
): Promise<Desk> {
  const work = await stage.province.findWork(number)
  if (!work) throw new Error(`${number} waits at no counter`)
  await payAtCounter(stage, number)
  const desk = await deskOf(stage, await stage.province.accountFor(work))
  await openDossier(desk, stage, number)
  const proof = { 'Tại quầy': 'ký nhận', 'Qua bưu chính công ích': 'nhận qua bưu chính', 'Bản điện tử': null }[how]
  await act(desk, 'Trả kết quả', async (page) => {
    await page.getByRole('radio', { name: how }).check()
    if (proof !== null) await page.getByRole('radio', { name: proof }).check()
  })
  stage.say(`${number}: result returned, ${how}`)
  return desk
}
