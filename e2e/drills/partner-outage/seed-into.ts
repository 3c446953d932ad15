import { execFile } from 'node:child_process'

/** Adds so many invented dossiers to an instance that runs, all of them open. Throws what the command said. */
export async function seedInto(env: NodeJS.ProcessEnv, entry: string, dossiers: number): Promise<void> {
  const args = [entry, 'seed', '--dossiers', String(dossiers), '--seed', 'outage', '--open', '100']
  await new Promise<void>((done, fail) => {
    execFile(process.execPath, args, { env }, (error, _, complained) => {
      if (error) fail(new Error(complained))
      else done()
    })
  })
}
