/**
 * A thread for work on what others wrote, which is ended when it takes too long. Plain JavaScript, because a thread has
 * no compiler of TypeScript but the one that it opens itself. The module that it is given exports `work`.
 */
import { fileURLToPath } from 'node:url'
import { parentPort, workerData } from 'node:worker_threads'
import { register } from 'tsx/esm/api'

register({ tsconfig: fileURLToPath(new URL('../../../tsconfig.json', import.meta.url)) })
const { work } = await import(workerData)
parentPort.on('message', async (order) => { parentPort.postMessage({ answer: await work(order) }) })
parentPort.postMessage('ready')
