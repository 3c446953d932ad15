/**
 * A process for work on files of others, which is killed when it takes too much. Plain JavaScript, because tsx is
 * opened here first. The module that it is given exports `work`.
 */
import { register as registerHook } from 'node:module'
import { fileURLToPath } from 'node:url'
import { register } from 'tsx/esm/api'

register({ tsconfig: fileURLToPath(new URL('../../../tsconfig.json', import.meta.url)) })
registerHook(new URL('untouched-packages.mjs', import.meta.url))
// Whoever asked is gone, by whatever death: a reader that still holds a thread would stay for ever.
process.once('disconnect', () => { process.exit() })
const { work } = await import(process.argv[2])
process.on('message', async (order) => { process.send({ answer: await work(order) }) })
process.send('ready')
