import { openPhone } from './journey/citizen.ts'
import { moveClock } from './journey/clock.ts'
import {
  type Look, DAY_OF_LEVELS, REFUSED_SIGN_IN, signInByIdentity, stepUpForProcedure, untilProviderAnswers,
} from './journey/identity.ts'
import type { OpenedStage } from './journey/open-stage.ts'
import { bindPhone, resetFactor } from './journey/two-steps.ts'

/** Those of docs/huong-dan; the walks look at more. */
const SHOWN = [
  'hai-buoc-quet', 'hai-buoc-khoi-phuc', 'hai-buoc-dang-nhap', 'hai-buoc-dat-lai', 'dinh-danh-dang-nhap', 'dinh-danh-khong-thanh',
]

/** Signing in: officials by two steps, citizens by electronic identity. */
export async function takeSignIn(stage: OpenedStage, take: Look): Promise<void> {
  const look: Look = async (page, name) => { if (SHOWN.includes(name)) await take(page, name) }
  const { counters: { commune }, adminOf } = stage.province
  await bindPhone(stage, commune.username, look)
  await resetFactor(stage, { administrator: adminOf(commune).username, username: commune.username }, look)
  await untilProviderAnswers(stage.instance.folder)
  await moveClock(stage, DAY_OF_LEVELS, '08:00')
  const { context, page } = await openPhone(stage, 'citizen', [REFUSED_SIGN_IN])
  await signInByIdentity(stage, page, look)
  await stepUpForProcedure(stage, page, look)
  await context.close()
}
