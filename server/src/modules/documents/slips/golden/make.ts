/**
 * Writes what the papers look like now, to be looked at and committed: `node --import tsx` this file. Changed bytes
 * mean that papers of earlier years would come out differently; then a template wants a new file, not a change.
 */
import { createHash } from 'node:crypto'
import { readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { renderSlip } from '../render-slip.ts'
import { picturesOf, textOf } from './read-paper.ts'
import { SAMPLES, sampleName } from './samples.ts'

const SCALE = 0.6
for (const file of readdirSync(import.meta.dirname).filter((name) => /\.(png|txt)$/.test(name))) {
  rmSync(join(import.meta.dirname, file))
}

const sums: string[] = []
for (const sample of SAMPLES) {
  const pdf = await renderSlip(sample)
  const file = join(import.meta.dirname, sampleName(sample))
  sums.push(`${createHash('sha256').update(pdf).digest('hex')}  ${sampleName(sample)}\n`)
  writeFileSync(`${file}.txt`, await textOf(pdf))
  const pictures = await picturesOf(pdf, SCALE)
  pictures.forEach((picture, n) => { writeFileSync(`${file}-${n + 1}.png`, picture) })
}
writeFileSync(join(import.meta.dirname, 'sha256.txt'), sums.join(''))
