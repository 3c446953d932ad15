import { execFileSync } from 'node:child_process'

/** Installs a package of Debian or Ubuntu, which root may; false offline, elsewhere, or as anybody else. */
export function canInstall(name: string): boolean {
  if (process.getuid?.() !== 0) return false
  const install = `apt-get install -y -qq --no-install-recommends ${name}`
  try {
    execFileSync('sh', ['-c', `apt-get update -qq && DEBIAN_FRONTEND=noninteractive ${install}`], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
