import { CLOCK } from './clock/clock.ts'
import { CORRUPTION } from './corruption/corruption.ts'
import { CUT_AFTER_COMMIT } from './cut-after-commit.ts'
import { DATABASE } from './database.ts'
import { DISK } from './disk.ts'
import type { Drill } from './drill.ts'
import { FIELDS } from './fields/fields.ts'
import { HALL_DAY } from './hall-day/hall-day.ts'
import { INJECTION } from './injection/injection.ts'
import { KILL } from './kill.ts'
import { LEAKS } from './leaks/leaks.ts'
import { LOST_UPDATE } from './lost-update.ts'
import { MIXING } from './mixing/mixing.ts'
import { MOBILE } from './mobile/mobile.ts'
import { OVERLOAD } from './overload/overload.ts'
import { OWNERS } from './owners.ts'
import { PARTNER_OUTAGE } from './partner-outage/partner-outage.ts'
import { POWERCUT } from './powercut.ts'
import { RECORD } from './record/record.ts'
import { RESTORE } from './restore/restore.ts'
import { RIGHTS } from './rights/rights.ts'
import { SEAL } from './seal/seal.ts'
import { SESSIONS } from './sessions/sessions.ts'
import { SUCCESSION } from './succession/succession.ts'
import { TEXT } from './text/text.ts'
import { TWICE } from './twice.ts'
import { UPLOADS } from './uploads/uploads.ts'

/** Every drill in the order in which `npm run drill -- all` runs them: that of the issue, from what is worst. */
export const DRILLS: readonly Drill[] = [
  MIXING, KILL, DATABASE, POWERCUT, CUT_AFTER_COMMIT, TWICE, LOST_UPDATE, OWNERS, MOBILE,
  RIGHTS, FIELDS, SESSIONS, INJECTION, TEXT, UPLOADS,
  CLOCK, DISK, OVERLOAD, RECORD, LEAKS, SEAL, RESTORE, CORRUPTION, SUCCESSION, HALL_DAY, PARTNER_OUTAGE,
]
