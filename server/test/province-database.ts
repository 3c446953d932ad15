import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { dayOf } from '../src/kernel/civil-day.ts'
import type { Refusal, Result } from '../src/kernel/result.ts'
import { type CatalogueSource, openCatalogue } from '../src/modules/catalogue/public.ts'
import { feeRules } from '../src/api/fee-rules.ts'
import { writeQr } from '../src/api/write-qr.ts'
import type { DossierRooms, FeeRules, ResultMakers, Viewer } from '../src/modules/dossiers/public.ts'
import {
  type Permission, type Person, getPeople, reachOf, recordPerson, staffInUnit,
} from '../src/modules/identity/public.ts'
import { type DirectorySource, type Unit, openDirectory } from '../src/modules/organisation/public.ts'
import { type ProcessSource, openProcesses } from '../src/modules/workflow/public.ts'
import { type Backing, type Ctx, type Sender } from '../src/platform/db.ts'
import { openFeel } from '../src/platform/feel/open-feel.ts'
import { demonstrationKeys } from '../src/platform/signing/demonstration-keys.ts'
import { type Storage, openStorage } from '../src/platform/storage.ts'
import { type TestDatabase, createDatabase } from './database.ts'
import { inOneGo } from './in-one-go.ts'
import { type MovableClock, movableClock } from './movable-clock.ts'
import { provinceTemplate } from './province-template.ts'

/** A province with its real units, procedures and staff, on a clock that a test moves as it likes. */
export interface Province extends Backing, DossierRooms, ResultMakers {
  readonly database: TestDatabase
  readonly clock: MovableClock
  readonly storage: Storage
  readonly directory: DirectorySource
  readonly catalogue: CatalogueSource
  readonly processes: ProcessSource
  readonly fees: FeeRules
  /** The unit of an id of the data, as it is today. Throws if there is none. */
  unit(idOfData: string): Unit
  /** A real member of staff with that role at exactly that unit, the nth by name, with the reach of a permission. */
  viewerAs(role: string, unitIdOfData: string, permission: Permission, nth?: number): Promise<Viewer>
  /** An invented citizen by the reserved numbers; the same n is the same person. */
  aPerson(n: number): Promise<Person>
  /** An account of a citizen whose number was checked, as a viewer of what is their own. */
  citizen(person: Person, permission: Permission): Viewer
  /** As a door would: one transaction, one request. Throws the code of a refusal. */
  inOneGo<T>(work: (ctx: Ctx) => Promise<Result<T, Refusal>>, who?: Partial<Sender>): Promise<T>
  drop(): Promise<void>
}

/**
 * A fresh database with the data of a province; ours unless another folder is named. Clones in a twentieth of a second.
 */
export async function createProvince(dataSet?: string): Promise<Province> {
  const database = await createDatabase(await provinceTemplate(dataSet))
  const clock = movableClock('2021-06-25T09:00+07:00') // a Friday
  const backing = database.backing(clock)
  const [directory, catalogue] = await Promise.all([openDirectory(database.app), openCatalogue(database.app)])
  const today = () => dayOf(clock.now())
  const feel = openFeel()
  const folder = mkdtempSync(join(tmpdir(), 'motcua-province-'))
  const unit = (idOfData: string) => {
    const found = directory.on(today()).find(idOfData)
    if (!found) throw new Error(`no unit ${idOfData} on ${today()}`)
    return found
  }
  const go: Province['inOneGo'] = (work, who) => inOneGo(backing, work, who)
  return {
    ...backing,
    clock,
    database,
    directory,
    catalogue,
    processes: openProcesses(database.app),
    fees: feeRules,
    feel,
    keys: demonstrationKeys(join(folder, 'keys')),
    storage: await openStorage(join(folder, 'files')),
    publicUrl: 'https://mot-cua.example',
    writeQr,
    unit,
    inOneGo: go,
    async viewerAs(role, unitIdOfData, permission, nth = 0) {
      const staff = (await staffInUnit(database.app, unit(unitIdOfData).id, role, today()))[nth]
      if (!staff) throw new Error(`nobody is ${role} at ${unitIdOfData}`)
      const { rows } = await sql<{ role: string; unitId: bigint }>`
        select role, unit_id from identity.staff_grant where account_id = ${staff.accountId} and valid @> ${today()}::date`
        .execute(database.app)
      const [reaches, heads] = ([permission, 'dossier.approve'] as const).map((one) =>
        reachOf(
          rows.map((grant) => ({ ...grant, validFrom: '0001-01-01', validTo: null })), one, today(),
        ),
      )
      return {
        accountId: staff.accountId, fullName: staff.fullName, personId: null, grants: rows, reaches: reaches ?? [],
        heads: heads ?? [],
      }
    },
    async aPerson(n) {
      const facts = {
        kind: 'citizen', personalNumber: `00008499${String(n).padStart(4, '0')}`,
        fullName: `Nguyễn Thị Mẫu ${String(n)}`, birth: '1984-05-01',
        phone: `+84500000${String(n % 1000).padStart(3, '0')}`, address: 'Thôn Mẫu', proof: 'seen',
      } as const
      const { id } = await go((ctx) => recordPerson(ctx, facts), { requestId: randomUUID() })
      const [person] = await getPeople(database.app, [id])
      if (!person) throw new Error(`person ${String(n)} was not recorded`)
      return person
    },
    citizen: (person, permission) => ({
      accountId: 1n,
      fullName: person.fullName,
      personId: person.id,
      grants: [],
      reaches: reachOf(
        [{ role: 'citizen', unitId: null, validFrom: '0001-01-01', validTo: null }], permission, today(),
      ),
    }),
    async drop() {
      await feel.close()
      await database.drop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
