/**
 * A process of its own that moves processes until it is killed: for tests of what a worker leaves that ends at any
 * instant. Arguments: the address of the database, and the moment that it is.
 */
import { processPollers } from '../src/jobs/move-processes.ts'
import { once } from '../src/modules/audit/public.ts'
import { openModels } from '../src/modules/workflow/public.ts'
import { stoppedClock } from '../src/platform/clock.ts'
import { openDb } from '../src/platform/db.ts'
import { openFeel } from '../src/platform/feel/open-feel.ts'
import { openLog } from '../src/platform/log.ts'

const [, , url = '', now = ''] = process.argv
const db = openDb(url, () => undefined)
const pollers = processPollers({
  db, guard: once, clock: stoppedClock(now), feel: openFeel(), models: openModels(db), log: openLog('warn'),
})
process.stdout.write('ready\n')
for (;;) for (const { run } of pollers) await run()
