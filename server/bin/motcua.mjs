#!/usr/bin/env node
/**
 * The program's own entry. Plain JavaScript, because npm links it before anything is compiled. It runs what `npm run
 * build` made of the sources, or, if there is none or a source has changed since, the sources themselves. The path of
 * the tsconfig is given whole: started from another folder, tsx would not find it, and pages would fail on their JSX.
 *
 * Whatever the shell says, libraries are taken in their builds for production: of React the other one checks each
 * element of each page, which takes half of the processor time of a page.
 */
import { fileURLToPath } from 'node:url'
import { builtProgram } from '../src/app/built-program.mjs'

process.env.NODE_ENV = 'production'
const built = builtProgram(fileURLToPath(new URL('../..', import.meta.url)))
if (built === undefined) {
  const { register } = await import('tsx/esm/api')
  register({ tsconfig: fileURLToPath(new URL('../../tsconfig.json', import.meta.url)) })
}
else process.setSourceMapsEnabled(true)
await import(built ?? '../src/app/main.ts')
