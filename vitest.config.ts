import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

/** Vitest would leave one idle, which of two is half. */
const ALL_CORES = '100%'
/** A test of the database waits for it a third of its time. */
const CORES_AND_HALF = Math.ceil(availableParallelism() * 1.5)

/** On a machine that is busy with others what must come to pass takes longer than the second that Vitest waits. */
const PATIENT = { poll: { timeout: 60_000 } }
/**
 * Milliseconds after which a test of the unit, of the database or in a browser is given up: no measure of speed, only
 * so that one that hangs ends, however slow or busy the machine is. Few tests say more than this of themselves.
 */
const givenUpAfter = (time: number) => ({ testTimeout: time, hookTimeout: time })
const [UNIT, DATABASE, BROWSER] = [120_000, 600_000, 900_000].map(givenUpAfter)

/** Files that put something in the place of a module, and so need modules of their own. */
const ALONE = [
  'server/src/modules/identity/codes.db.test.ts', 'server/src/modules/identity/sign-in-staff.db.test.ts',
  'server/test/http/package-files.db.test.ts',
]
/**
 * The same of the unit tests. One puts something in the place of a module, one loads a module written in C, and of the
 * first a case hangs on what another file leaves behind.
 */
const UNIT_ALONE = [
  'server/src/cli/fees-compute.test.ts', 'server/src/platform/backup/cipher.test.ts',
  'server/src/platform/signing/hardware-token.test.ts',
]

/**
 * Three suites, of two of which a part is run alone. `unit` needs nothing; `database` needs a real PostgreSQL, which
 * its global set-up starts; `e2e` needs the whole program and a browser. `npm test` runs all of them.
 */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          expect: PATIENT,
          include: ['{contracts,forms,sandbox,server,web}/{src,test}/**/*.test.{ts,tsx}', 'e2e/journey/**/*.test.ts'],
          exclude: [...UNIT_ALONE, '**/*.db.test.ts', '**/node_modules/**'],
          // To load the program anew for each file took as long as the tests.
          isolate: false,
          ...UNIT,
          maxWorkers: ALL_CORES,
        },
      },
      {
        test: {
          name: 'unit-alone',
          expect: PATIENT,
          include: [...UNIT_ALONE],
          ...UNIT,
          maxWorkers: ALL_CORES,
        },
      },
      {
        test: {
          name: 'database',
          expect: PATIENT,
          include: ['server/{src,test}/**/*.db.test.ts'],
          exclude: [...ALONE, '**/node_modules/**'],
          globalSetup: ['server/test/start-database.ts'],
          // Each file has a database of its own; to load the program anew for each took longer than the tests.
          isolate: false,
          ...DATABASE,
          maxWorkers: CORES_AND_HALF,
        },
      },
      {
        test: {
          name: 'database-alone',
          expect: PATIENT,
          include: [...ALONE],
          globalSetup: ['server/test/start-database.ts'],
          ...DATABASE,
          maxWorkers: ALL_CORES,
        },
      },
      {
        test: {
          name: 'e2e',
          expect: PATIENT,
          include: ['e2e/**/*.spec.ts'],
          globalSetup: ['e2e/ready-folder.ts'],
          ...BROWSER,
          // Each has a program, a database and a browser of its own, and waits for them half of the time.
          maxWorkers: 2,
        },
      },
    ],
  },
})
