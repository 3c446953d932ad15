/**
 * `npm test`: everything, in the order in which it is cheapest to fail. Types and lint count as one test each, and so
 * does the lock file; the suites report their own numbers. Last line: `N passed, N failed`, with `, N skipped`.
 */
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { prepareComponents } from './test-components.mjs'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const bin = (name) => join(ROOT, 'node_modules/.bin', name)
const reports = mkdtempSync(join(tmpdir(), 'motcua-test-report-'))
const total = { passed: 0, failed: 0, skipped: 0 }
/** Signs of a failure that are told again. */
const LONGEST = 600
/** So many files of a suite are told with their seconds: where its time goes. */
const LONGEST_FILES = 8
/** Told again at the end, since of a long run often only the end is kept. */
const failures = []

function add(name, counts, seconds) {
  for (const kind of Object.keys(total)) total[kind] += counts[kind] ?? 0
  process.stdout.write(
    `-- ${name}: ${counts.passed ?? 0} passed, ${counts.failed ?? 0} failed, ${counts.skipped ?? 0} skipped (${seconds.toFixed(1)} s)\n`,
  )
}

async function run(command, args) {
  const begun = performance.now()
  const [status] = await once(spawn(command, args, { cwd: ROOT, stdio: 'inherit' }), 'close')
  return { isWell: status === 0, seconds: (performance.now() - begun) / 1_000 }
}

/** A check that is well or not, and counts as one test. */
async function check(name, command, args) {
  const { isWell, seconds } = await run(command, args)
  if (!isWell) failures.push(name)
  add(name, isWell ? { passed: 1 } : { failed: 1 }, seconds)
}

/** A suite of Vitest; one that ends without a report, or with errors outside of any test, is one failure more. */
async function suite(project) {
  const file = join(reports, `${project}.json`)
  const { isWell, seconds } = await run(bin('vitest'), [
    'run', '--project', project, '--reporter=default', '--reporter=json', `--outputFile.json=${file}`,
  ])
  const counts = readReport(file)
  if (!isWell && counts.failed === 0) {
    counts.failed = 1
    failures.push(`${project}: ended without a report, or with errors outside of any test; they stand above`)
  }
  add(project, counts, seconds)
  if (counts.longest?.length > 0) process.stdout.write(`   longest: ${counts.longest.join(', ')}\n`)
}

function readReport(file) {
  try {
    const {
      numPassedTests: passed, numFailedTests: failed, numPendingTests, numTodoTests, testResults,
    } = JSON.parse(readFileSync(file, 'utf8'))
    const brokenFiles = testResults.filter(
      ({ status, assertionResults }) => status === 'failed' && assertionResults.every((one) => one.status !== 'failed'),
    )
    failures.push(...brokenFiles.map(({ name, message }) => `${name}: ${message}`), ...testResults.flatMap(
      ({ name, assertionResults }) => assertionResults.filter(({ status }) => status === 'failed')
        .map(({ fullName, failureMessages }) => `${name}: ${fullName}: ${failureMessages.join(' ')}`),
    ))
    return {
      passed, failed: failed + brokenFiles.length, skipped: numPendingTests + numTodoTests,
      longest: longestOf(testResults),
    }
  } catch {
    return { passed: 0, failed: 1, skipped: 0 }
  }
}

/** The files that took longest, without their set-up, which the report does not tell. */
function longestOf(testResults) {
  return testResults.map(({ name, startTime, endTime }) => ({ name, seconds: (endTime - startTime) / 1_000 }))
    .sort((a, b) => b.seconds - a.seconds).slice(0, LONGEST_FILES)
    .map(({ name, seconds }) => `${seconds.toFixed(0)} s ${name.replace(ROOT, '')}`)
}

/** How many tests a suite has, without running one. */
function countOf(project) {
  const { stdout } = spawnSync(bin('vitest'), ['list', '--project', project, '--json'], { cwd: ROOT, encoding: 'utf8' })
  return JSON.parse(stdout).length
}

const missing = prepareComponents()
for (const { program, neededBy } of missing) {
  const counts = process.env.CI === 'true' ? { failed: 1 } : { skipped: countOf(neededBy) }
  add(`${neededBy}, without ${program}`, counts, 0)
}
async function inTurn() {
  await check('types', process.execPath, ['node_modules/typescript-native/bin/tsc', '--noEmit'])
  await check('lock file', process.execPath, ['scripts/lockfix.mjs', '--check'])
  await suite('unit')
  await suite('unit-alone')
  await suite('database')
  await suite('database-alone')
  if (!missing.some(({ neededBy }) => neededBy === 'e2e')) await suite('e2e')
}

// Lint has work for one core most of its time: all else goes on meanwhile.
await Promise.all([check('lint', process.execPath, ['scripts/lint.mjs']), inTurn()])
rmSync(reports, { recursive: true, force: true })
for (const failure of failures) process.stdout.write(`failed: ${failure.replace(`${ROOT}`, '').slice(0, LONGEST)}\n`)
process.stdout.write(
  `${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ''}\n`,
)
process.exit(total.failed > 0 ? 1 : 0)
