/** The environment of whoever runs drills, benches and journeys; nobody else here looks into it. */
export function environment(): NodeJS.ProcessEnv {
  return process.env
}
