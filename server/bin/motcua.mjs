#!/usr/bin/env node
/**
 * The program's own entry. Plain JavaScript, because npm links it before anything is compiled. The path of the tsconfig
 * is given whole: started from another folder, tsx would not find it, and every page would fail on its JSX.
 *
 * Whatever the shell says, libraries are taken in their builds for production: of React the other one checks each
 * element of each page, which takes half of the processor time of a page.
 */
import { fileURLToPath } from 'node:url'
import { register } from 'tsx/esm/api'

process.env.NODE_ENV = 'production'
register({ tsconfig: fileURLToPath(new URL('../../tsconfig.json', import.meta.url)) })
await import('../src/app/main.ts')
