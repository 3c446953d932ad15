/**
 * A process of its own that carries plans for units out until it is killed: for tests of what it leaves when it ends at
 * any instant. Arguments: the address of the database, and the moment that it is.
 */
import { feeRules } from '../src/api/fee-rules.ts'
import { successionPoller } from '../src/jobs/succeed-units.ts'
import { once } from '../src/modules/audit/public.ts'
import { openCatalogue } from '../src/modules/catalogue/public.ts'
import { openDirectory } from '../src/modules/organisation/public.ts'
import { openProcesses } from '../src/modules/workflow/public.ts'
import { stoppedClock } from '../src/platform/clock.ts'
import { openDb } from '../src/platform/db.ts'
import { openFeel } from '../src/platform/feel/open-feel.ts'

const [, , url = '', now = ''] = process.argv
const db = openDb(url, () => undefined)
const { run } = successionPoller({
  db, guard: once, clock: stoppedClock(now), machineClock: stoppedClock(now), directory: await openDirectory(db),
  catalogue: await openCatalogue(db), processes: openProcesses(db), feel: openFeel(),
  fees: feeRules,
})
process.stdout.write('ready\n')
for (;;) await run()
