import type { VersionName } from '@motcua/contracts/migrations.ts'
import { showDay } from '../../lib/dates.ts'
import { say } from '../../lib/language.ts'
import { MIGRATION } from './migration-texts.ts'

/** How people tell versions apart: of a procedure by its first day, of any other process by its number. */
export function labelOf({ validFrom, version }: VersionName): string {
  return validFrom === null ? say(MIGRATION.version, { version }) : say(MIGRATION.day, { day: showDay(validFrom) })
}
