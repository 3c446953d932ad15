/**
 * Asks for a page so many times, one after the other, and tells how long each took. A thread of its own: whoever sends
 * large files beside it is busy with them, and would count its own waiting as the server's.
 */
import { parentPort, workerData } from 'node:worker_threads'

const { url, probes } = workerData
const answers = []
for (let n = 0; n < probes; n += 1) {
  const begun = performance.now()
  const response = await fetch(url)
  await response.arrayBuffer()
  answers.push({ status: response.status, after: performance.now() - begun })
}
parentPort.postMessage(answers)
