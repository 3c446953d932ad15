/**
 * `npm run licences [-- --print]`: writes docs/licences.md (or prints it), each package that an installation gets, with
 * its licence, from the lock. A test compares, so that no new licence comes in unseen.
 */
import { readFileSync, writeFileSync } from 'node:fs'

const ROOT = new URL('..', import.meta.url)

/** The document as it should be. Packages for development only are counted, not named. */
function licencesDocument() {
  const { packages } = JSON.parse(readFileSync(new URL('package-lock.json', ROOT), 'utf8'))
  const all = Object.entries(packages)
    .filter(([path, { link, os }]) => path.includes('node_modules/') && !link && os?.[0] !== 'none')
  const rows = new Map()
  let development = 0
  for (const [path, { version, license, dev, devOptional }] of all) {
    if (dev || devOptional) {
      development += 1
      continue
    }
    const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)
    const licence = license ?? 'in a file of the package'
    rows.set(licence, [...rows.get(licence) ?? [], `${name} ${version}`])
  }
  const byCount = [...rows].sort(([a, those], [b, these]) => these.length - those.length || (a < b ? -1 : 1))
  return [
    '# Licences', '',
    'Made by `npm run licences` from package-lock.json; a test compares. motcua itself is under EUPL-1.2. What an installation',
    `gets besides, by licence; ${development} packages more serve development only. Which licences may come in stands in`,
    'server/test/supply-chain.test.ts. The software bill of materials (CycloneDX) is made by `npm run release`.', '',
    '| Licence | Packages |', '|---|---|',
    ...byCount.map(([licence, names]) => `| ${licence} | ${[...new Set(names)].sort().join(', ')} |`), '',
  ].join('\n')
}

if (process.argv.includes('--print')) process.stdout.write(licencesDocument())
else writeFileSync(new URL('docs/licences.md', ROOT), licencesDocument())
