/**
 * Writes the client of the outward API: `node --import tsx server/test/open-api/make.ts`. With `--release` also the
 * document that later changes are held against: once a release, never to make a test pass.
 */
import { writeFileSync } from 'node:fs'
import { argv } from 'node:process'
import { openApiDocument } from '../../src/app/open-api-document.ts'
import type { OpenApi } from './find-breaks.ts'
import { writeClient } from './write-client.ts'

const document = await openApiDocument() as OpenApi
const write = (name: string, text: string) => { writeFileSync(new URL(name, import.meta.url), text) }
write('../../../contracts/src/open-client.ts', writeClient(document))
if (argv.includes('--release')) write('released.json', `${JSON.stringify(document, null, 2)}\n`)
