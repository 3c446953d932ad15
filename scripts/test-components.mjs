/**
 * What tests need besides Node and npm. As root on Debian or Ubuntu what is missing is installed; elsewhere the tests
 * of it are skipped and counted; with CI=true a missing one fails.
 */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

/**
 * The program that shows it is there, its Debian package, the npm package it may come from, and whose tests need it.
 */
const COMPONENTS = [
  {
    program: 'chromium', at: [process.env.CHROMIUM_PATH, '/usr/bin/chromium'], debian: 'chromium',
    also: '@sparticuz/chromium', neededBy: 'e2e',
  },
  // One file of tests needs it, and skips itself.
  { program: 'nginx', at: ['/usr/sbin/nginx'], debian: 'nginx-light' },
  // Others' judgement of signatures; the tests that ask for it skip themselves.
  { program: 'pdfsig', at: ['/usr/bin/pdfsig'], debian: 'poppler-utils' },
  { program: 'certutil', at: ['/usr/bin/certutil'], debian: 'libnss3-tools' },
]

/** Components that are missing after all that could be done, each with the suite that cannot run without it. */
export function prepareComponents() {
  const missing = () => COMPONENTS.filter(({ at }) => !at.some((path) => path && existsSync(path)))
  const absent = missing()
  if (absent.length > 0 && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get'))
    install(absent.map(({ debian }) => debian))
  // The browser also comes from npm; then nothing is missing.
  return missing()
    .filter(({ neededBy }) => neededBy !== undefined)
    .filter(({ also }) => also === undefined || !existsSync(new URL(`../node_modules/${also}`, import.meta.url)))
    .map(({ program, neededBy }) => ({ program, neededBy }))
}

function install(packages) {
  // What is installed for tests must not begin to serve.
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' }
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', ...packages]]) {
    process.stdout.write(`apt-get ${args.join(' ')}\n`)
    spawnSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'], env })
  }
}
