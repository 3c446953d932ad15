import type { Json } from '../src/platform/db.ts'
import { openLog } from '../src/platform/log.ts'
import { ok } from '../src/kernel/result.ts'
import { bundlePoller } from '../src/jobs/move-bundles.ts'
import { type NewDossierInput, moveMembers, submitBundle } from '../src/modules/dossiers/public.ts'
import { listMembers } from '../src/modules/dossiers/store/bundle-store.ts'
import type { QuestionRooms } from '../src/modules/integration/public.ts'
import { type Desk, openDesk } from './dossier-desk.ts'
import type { Province } from './province-database.ts'

export const COMMUNE = 'cq:ubnd-xa-18856'
export const SECTION = `${COMMUNE}:one-stop`
/** All members of a birth. */
export const ALL = { 'bundle.members': '3' }
/** What a birth declares. */
export const BIRTH = {
  'requester.fullName': 'Nguyễn Thị Mẫu', 'child.fullName': 'Đỗ Văn Thử', 'child.firstCare': 'Trạm y tế xã',
  'mother.fullName': 'Nguyễn Thị Mẫu', 'householdHead.fullName': 'Đỗ Văn Chủ',
}

export type BundleDesk = ReturnType<typeof openBundleDesk>

/** Asks for bundles in a commune, and works on their dossiers as its people and the worker do. */
export function openBundleDesk(province: Province & Pick<QuestionRooms, 'registers'>, desk: Desk = openDesk(province)) {
  const run = async (rooms: Partial<Province> = {}) => {
    const poller = bundlePoller({ ...province, log: openLog('silent'), ...rooms })
    while (await poller.run() === true);
  }
  const hear = async (publicId: string) => {
    const { id } = await desk.dossier(publicId)
    await province.inOneGo(async (ctx) => {
      await moveMembers(ctx, province, id)
      return ok(null)
    })
  }
  return {
    desk, run, hear,
    async submit(
      bundle: string, n: number, answers: Record<string, Json>, limitCase = 0, also: readonly string[] = [],
      more: Partial<NewDossierInput> = {},
    ) {
      const papers = [bundle === 'lt-khai-tu' ? 'giay-bao-tu' : 'giay-chung-sinh', ...also]
      const uploads = await Promise.all(papers.map(() => desk.upload()))
      const person = await province.aPerson(n)
      const version = desk.versionOf(bundle)
      return province.inOneGo((ctx) => submitBundle(ctx, province, {
        procedureVersionId: version.id, formVersionId: null, applicant: { id: person.id, name: person.fullName },
        authoriserId: null, territoryId: province.unit('xa:18856').id, limitCase, answers,
        filed: papers.map((component, n) => ({
          component, how: 'filed', originals: 0, copies: 0, uploads: uploads.slice(n, n + 1),
        })),
        needed: [], delivery: 'electronic', deliveryAddress: null, isConfirmedDouble: false, ...more,
      }))
    },
    /** The first member, from its reception to its result. */
    async issueFirst(publicId: string, limitCase?: number): Promise<void> {
      await desk.act('accept', publicId, ['reception', SECTION], limitCase === undefined ? {} : { limitCase })
      await desk.act('take', publicId, ['officer', COMMUNE])
      await desk.act('propose', publicId, ['officer', COMMUNE])
      await desk.act('approve', publicId, ['agency_head', COMMUNE])
      await desk.act('issue', publicId, ['clerk', COMMUNE])
    },
    membersOf: async (leadId: string) => listMembers(province.db, (await desk.dossier(leadId)).requestId),
    /** What the worker does: hears of the result, and begins whose turn has come. */
    async work(publicId: string): Promise<void> {
      await hear(publicId)
      await run()
    },
  }
}
