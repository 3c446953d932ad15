/**
 * A process of its own that moves processes until it is killed: for tests of what a worker leaves that ends at any
 * instant. Arguments: the address of the database, the moment that it is, and `dossiers` to move those of dossiers too.
 */
import { processPollers } from '../src/jobs/move-processes.ts'
import { once } from '../src/modules/audit/public.ts'
import { openCatalogue } from '../src/modules/catalogue/public.ts'
import { type DossierRooms, moveCase } from '../src/modules/dossiers/public.ts'
import { openDirectory } from '../src/modules/organisation/public.ts'
import { feeRules } from '../src/api/fee-rules.ts'
import { openProcesses } from '../src/modules/workflow/public.ts'
import { stoppedClock } from '../src/platform/clock.ts'
import { openDb } from '../src/platform/db.ts'
import { openFeel } from '../src/platform/feel/open-feel.ts'
import { openLog } from '../src/platform/log.ts'
import { moverOn } from './run-mover.ts'

const [, , url = '', now = '', whose = ''] = process.argv
const db = openDb(url, () => undefined)
const feel = openFeel()
const rooms: DossierRooms | undefined = whose === 'dossiers' ? {
  directory: await openDirectory(db), catalogue: await openCatalogue(db), processes: openProcesses(db), feel,
  fees: feeRules,
} : undefined
const pollers = processPollers({
  db, guard: once, clock: stoppedClock(now), log: openLog('warn'),
  ...moverOn(db, feel, rooms && { moveCase: async (ctx, due) => moveCase(ctx, rooms, due) }),
})
process.stdout.write('ready\n')
for (;;) for (const { run } of pollers) await run()
