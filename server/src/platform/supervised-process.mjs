/**
 * A process for work on files of others, which is killed when it takes too much. Plain JavaScript, because tsx is
 * opened here first. The module that it is given exports `work`.
 */
import { register as registerHook } from 'node:module'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { register } from 'tsx/esm/api'

// Whoever asked is gone, by whatever death: a reader that goes round in circles hears nothing of that, so a thread of its
// own sees whose child this is now. Before the hooks, which would have to answer it.
new Worker(`
  const asker = process.ppid
  setInterval(() => { if (process.ppid !== asker) process.kill(process.pid, 'SIGKILL') }, 1_000)
`, { eval: true, resourceLimits: { maxOldGenerationSizeMb: 8, maxYoungGenerationSizeMb: 4 } }).unref()
register({ tsconfig: fileURLToPath(new URL('../../../tsconfig.json', import.meta.url)) })
registerHook(new URL('untouched-packages.mjs', import.meta.url))
// A reader that still holds a thread would stay for ever.
process.once('disconnect', () => { process.exit() })
const { work } = await import(process.argv[2])
process.on('message', async (order) => { process.send({ answer: await work(order) }) })
process.send('ready')
