import { ok } from '../src/kernel/result.ts'
import { keepAccepted } from '../src/modules/reuse/public.ts'
import { openDesk } from './dossier-desk.ts'
import type { PortalServer } from './portal-server.ts'

/** Settles a dossier that was sent to its result, as its steps ask, whoever does them; its papers enter the Kho. */
export async function settleDossier(portal: PortalServer, publicId: string): Promise<void> {
  const desk = openDesk(portal.province)
  const unitNow = async () => (await desk.step(publicId)).split('@')
  for (const deed of ['acknowledge', 'accept', 'take', 'propose', 'approve', 'issue'] as const) {
    const [role = '', unit = ''] = await unitNow()
    await desk.act(deed, publicId, [role, unit])
  }
  const { id } = await desk.dossier(publicId)
  await portal.province.inOneGo(async (ctx) => {
    await keepAccepted(ctx, portal.province, id)
    return ok(null)
  })
}
