import {
  type Sealer, changeSealKey, nextKeyIn, openKeyFile, takeNextKey, tellRestore,
} from '../modules/audit/public.ts'
import type { Config } from '../platform/config.ts'
import { openDb } from '../platform/db.ts'
import { countLivingWorkers } from '../platform/work-queue/living-workers.ts'
import { beginAnew } from './begin-anew.ts'
import { sealerOf } from './seals.ts'

/**
 * Lets another key sign from here on, and answers its id: that of `keyFile`, made where it is not there, or a new one
 * of the folder's own. Begun and broken off, it goes on with the same key.
 */
export async function replaceSealKey(config: Config, keyFile: string | undefined): Promise<string> {
  const sealer = sealerOf(config)
  const isOwn = config.sealKey === undefined
  if (isOwn === (keyFile !== undefined)) {
    throw new Error(isOwn
      ? 'Khóa niêm phong nằm trong thư mục MOTCUA_SEALS và được thay tại đó: hãy bỏ --key-file.'
      : 'Khóa niêm phong lấy từ MOTCUA_SEAL_KEY: hãy cho biết tệp khóa mới bằng --key-file.')
  }
  const next = await openKeyFile(keyFile ?? nextKeyIn(config.sealsFolder))
  await changeSealKey(sealer, next)
  if (keyFile === undefined) await takeNextKey(config.sealsFolder)
  return next.id
}

export interface ToldRestore { readonly era: number; readonly sealsTakenBack: number }

/**
 * Opens an era in a restored database, ends its sessions, and says so in the log of seals. Refused while somebody works
 * on it.
 */
export async function tellRestored(config: Config, sealer: Sealer = sealerOf(config)): Promise<ToldRestore> {
  if (config.ownerUrl === undefined) throw new Error('Cần DATABASE_OWNER_URL để mở kỷ nguyên mới.')
  const owner = openDb(config.ownerUrl, () => undefined, { max: 1 })
  try {
    if (await countLivingWorkers(owner) > 0) {
      throw new Error('Đang có motcua work chạy trên cơ sở dữ liệu này. Hãy dừng motcua serve và motcua work trước.')
    }
    const { era } = await beginAnew(owner, 'restore told')
    return { era, sealsTakenBack: await tellRestore(sealer, era) }
  } finally {
    await owner.destroy()
  }
}
