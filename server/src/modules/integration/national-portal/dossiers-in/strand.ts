import { dayOf } from '../../../../kernel/civil-day.ts'
import { type StoreUpload, type TakingRooms, cleanFileName, takeUpload, uploadLimitsOf } from '../../../documents/public.ts'
import type { DirectorySource } from '../../../organisation/public.ts'
import { momentOf } from '../../../../platform/partner/stamp.ts'
import type { CameMessage } from '../../inlet.ts'
import { PROGRAM } from '../../keep-came.ts'
import { unreadablePackage } from '../../unreadable-package.ts'
import type { NationalPortal } from '../client.ts'
import { packagesIn } from '../read-rows.ts'
import type { Strand } from '../strand.ts'
import { type CameFile, type HandedIn, type NamedFile, digestOf, numberOf, readHandedIn } from './handed-in.ts'
import { takeDossierIn } from './take-dossier-in.ts'
import type { InwardRooms } from './inward-rooms.ts'
import { takeSupplementIn } from './take-supplement-in.ts'

/** What fetching files needs. */
export interface FetchingRooms extends TakingRooms { readonly directory: DirectorySource }

/** Whose dossier it is is in the file itself: who sent it stands there as a portal, not as a person. */
const SENDER = 'dvcqg'

/** Dossiers that were handed in at the portal, and what was handed in to them later. */
export function dossiersIn(rooms: InwardRooms & FetchingRooms, portal: NationalPortal): Strand {
  return {
    name: 'dossier',
    kinds: ['dossier', 'supplement'],
    list: async () => packagesIn((await portal.call('LayDanhSachHoSoGuiTuDVCQG', {}))['data']),
    async read(given, name) {
      const handedIn = readHandedIn((await portal.call('LayHoSoGuiTuDVCQG', { MaGoi: given }))['data'])
      return handedIn ? fetchFiles(rooms, portal, name, handedIn) : unreadablePackage(name, 'package-unreadable')
    },
    async confirm(given, how) {
      await portal.call('DongBoKetQuaHoSoGuiTuDVCQG', { data: [{ MaGoi: given, KetQua: how === 'done' ? '1' : '0' }] })
    },
    handle: async (ctx, message) =>
      message.kind === 'dossier' ? takeDossierIn(ctx, rooms, message) : takeSupplementIn(ctx, rooms, message),
  }
}

/**
 * The message of a package, its files taken in as those that a citizen uploads are: looked at, scanned, their
 * signatures judged. One that cannot be taken stands there with its fault; without one that is not at the portal the
 * package cannot be read.
 */
async function fetchFiles(
  rooms: FetchingRooms, portal: NationalPortal, name: string, handedIn: HandedIn,
): Promise<CameMessage> {
  const limits = uploadLimitsOf(rooms.directory.on(dayOf(rooms.clock.now())).policy('upload-limits')?.value)
  const files: CameFile[] = []
  const uploads: { readonly id: string; readonly file: StoreUpload }[] = []
  for (const { address, ...named } of handedIn.files) {
    const content = await portal.file(address)
    if (!content) return unreadablePackage(name, 'file-not-there')
    const taken = await takeUpload(rooms, limits, { name: cleanFileName(named.name), content, actorId: PROGRAM })
    if (taken.ok) uploads.push({ id: named.id, file: taken.value })
    files.push({ ...named, ...!taken.ok && { fault: taken.refusal.code } })
  }
  const { kind, row } = handedIn
  return {
    number: numberOf(handedIn), kind, sender: SENDER, saidAt: momentOf(kind === 'dossier' ? row.NgayNopHoSo : row.NgayNop) ?? null,
    body: { row, ...kind === 'dossier' && { said: handedIn.said }, files },
    digest: digestOf(plain(handedIn), uploads.map(({ file }) => file.sha256)), fault: null, files: [], uploads,
  }
}

/** Without addresses: another of the same file is the same dossier. */
function plain(handedIn: HandedIn): HandedIn {
  const files = handedIn.files.map((file): NamedFile => ({ ...file, address: '' }))
  return { ...handedIn, files }
}
