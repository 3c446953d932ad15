import type { Drill } from './drill.ts'
import { CUT_AFTER_COMMIT } from './cut-after-commit.ts'
import { DATABASE } from './database.ts'
import { DISK } from './disk.ts'
import { KILL } from './kill.ts'
import { LEAKS } from './leaks/leaks.ts'
import { LOST_UPDATE } from './lost-update.ts'
import { MIXING } from './mixing/mixing.ts'
import { OVERLOAD } from './overload/overload.ts'
import { SEAL } from './seal/seal.ts'
import { TWICE } from './twice.ts'
import { OWNERS } from './owners.ts'
import { POWERCUT } from './powercut.ts'
import { RIGHTS } from './rights/rights.ts'

/** Every drill, in the order in which `npm run drill -- all` runs them. */
export const DRILLS: readonly Drill[] = [MIXING, KILL, DATABASE, POWERCUT, CUT_AFTER_COMMIT, TWICE, LOST_UPDATE, OWNERS, DISK, OVERLOAD, SEAL, RIGHTS, LEAKS]
