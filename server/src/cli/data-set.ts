import { fileURLToPath } from 'node:url'

/** The data set that comes with the program, wherever it is called from. */
export function defaultDataSet(): string {
  return fileURLToPath(new URL('../../../data', import.meta.url))
}
