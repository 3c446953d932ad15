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
  // The same without windows, which takes less of the processor; where it is not to be had all is done with the other.
  {
    program: 'chromium-headless-shell', at: [process.env.CHROMIUM_PATH, '/usr/bin/chromium-headless-shell'],
    debian: 'chromium-headless-shell',
  },
  // One file of tests needs it, and skips itself.
  { program: 'nginx', at: ['/usr/sbin/nginx'], debian: 'nginx-light' },
  // What makes archive copies of drawings; its tests skip themselves.
  { program: 'gs', at: ['/usr/bin/gs'], debian: 'ghostscript' },
  // Others' judgement of signatures; the tests that ask for it skip themselves.
  { program: 'pdfsig', at: ['/usr/bin/pdfsig'], debian: 'poppler-utils' },
  { program: 'certutil', at: ['/usr/bin/certutil'], debian: 'libnss3-tools' },
  // Others' judgement of signatures in XML.
  { program: 'xmlsec1', at: ['/usr/bin/xmlsec1'], debian: 'xmlsec1' },
  // The antivirus that uploads are scanned by.
  { program: 'clamd', at: ['/usr/sbin/clamd'], debian: 'clamav-daemon' },
  // A token to sign with, and what the binding to it is compiled by.
  { program: 'softhsm2-util', at: ['/usr/bin/softhsm2-util'], debian: 'softhsm2' },
  { program: 'g++', at: ['/usr/bin/g++'], debian: 'g++' },
  { program: 'make', at: ['/usr/bin/make'], debian: 'make' },
  { program: 'headers of Node', at: ['/usr/include/node/node_api.h'], debian: 'libnode-dev' },
  // Object stores for the file store; the tests over them skip themselves.
  { program: 'radosgw', at: ['/usr/bin/radosgw'], debian: 'radosgw' },
  { program: 'radosgw-admin', at: ['/usr/bin/radosgw-admin'], debian: 'ceph-common' },
  { program: 'moto', at: ['/usr/lib/python3/dist-packages/moto/server.py'], debian: 'python3-moto' },
  {
    program: 'flask-cors', at: ['/usr/lib/python3/dist-packages/flask_cors/__init__.py'], debian: 'python3-flask-cors',
  },
]

/** Components that are missing after all that could be done, each with the suite that cannot run without it. */
export function prepareComponents() {
  const missing = () => COMPONENTS.filter(({ at }) => !at.some((path) => path && existsSync(path)))
  const absent = missing()
  if (absent.length > 0 && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get'))
    install(absent.map(({ debian }) => debian))
  buildTokenBinding()
  // The browser also comes from npm; then nothing is missing.
  return missing()
    .filter(({ neededBy }) => neededBy !== undefined)
    .filter(({ also }) => also === undefined || !existsSync(new URL(`../node_modules/${also}`, import.meta.url)))
    .map(({ program, neededBy }) => ({ program, neededBy }))
}

/**
 * The binding to tokens is compiled here, by npm's own node-gyp and the headers that are there: npm runs no scripts when
 * it installs. It asks nobody over the network, and what fails is said by the tests that skip themselves.
 */
function buildTokenBinding() {
  const folder = new URL('../node_modules/pkcs11js/', import.meta.url)
  const gyp = ['/usr/lib/node_modules/npm', '/usr/share/nodejs', '/usr/local/lib/node_modules/npm/node_modules']
    .flatMap((place) => [`${place}/node_modules/node-gyp/bin/node-gyp.js`, `${place}/node-gyp/bin/node-gyp.js`])
    .find((path) => existsSync(path))
  const isBuilt = existsSync(new URL('build/Release/pkcs11.node', folder))
  const canBuild = gyp && existsSync(folder) && ['/usr/bin/g++', '/usr/bin/make', '/usr/include/node/node_api.h']
    .every((path) => existsSync(path))
  if (isBuilt || !canBuild) return
  process.stdout.write('node-gyp rebuild pkcs11js\n')
  spawnSync(process.execPath, [gyp, 'rebuild', '--nodedir=/usr'], {
    cwd: folder, stdio: 'ignore', timeout: 300_000, env: { ...process.env, npm_config_offline: 'true' },
  })
}

function install(packages) {
  // What is installed for tests must not begin to serve.
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' }
  const get = (...args) => {
    process.stdout.write(`apt-get ${args.join(' ')}\n`)
    return spawnSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'], env }).status === 0
  }
  const want = (...names) => get('install', '-y', '--no-install-recommends', ...names)
  get('update')
  // Where a release lacks one of them, apt installs none.
  if (!want(...packages)) for (const name of packages) want(name)
}
