import type { Page } from 'playwright-core'
import { deskOf } from './journey/desk.ts'
import { approved, doFromList, openRegistryStage, results } from './journey/registry.ts'

/** How a registry seals what a head has signed, for docs/huong-dan/xu-ly.md: its list, with a dossier that waits. */
export async function takeSealing(take: (page: Page, name: string) => Promise<void>): Promise<void> {
  const { stage, close } = await openRegistryStage()
  try {
    const { number, head, registry } = await approved(stage)
    const { page: signing } = await deskOf(stage, head)
    await doFromList(stage, signing, { list: 'to-sign', number, deed: 'Ký số kết quả' })
    await results(signing).getByText('Đã ký xong 1 hồ sơ').waitFor()
    const { page: sealing } = await deskOf(stage, registry)
    await sealing.setViewportSize({ width: 1280, height: 800 })
    const deed = { list: 'to-seal', number, deed: 'Cấp số và đóng dấu' }
    await doFromList(stage, sealing, deed, (page) => take(page, 'cho-dong-dau'))
    await results(sealing).getByText('Đã ký xong 1 hồ sơ').waitFor()
  } finally {
    await close()
  }
}
