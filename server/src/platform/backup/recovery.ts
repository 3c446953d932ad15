import pg from 'pg'

/** Whether a restored server still reads its log. Throws if it has ended, as it does when that log is not whole. */
export async function isRecovering(adminUrl: string): Promise<boolean> {
  return ask(adminUrl, async (client) => {
    const { rows: [row] } = await client.query<{ is: boolean }>('select pg_is_in_recovery() as is')
    return row?.is ?? true
  })
}

/** Takes back the settings of a recovery; the next start is one like any other. */
export async function endRecovery(adminUrl: string): Promise<void> {
  await ask(adminUrl, async (client) => {
    for (const name of ['restore_command', 'recovery_target_action', 'recovery_target_time'])
      await client.query(`alter system reset ${name}`)
    await client.query('checkpoint')
  })
}

async function ask<T>(adminUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(adminUrl)
  client.on('error', () => undefined)
  await client.connect()
  try { return await work(client) } finally { await client.end() }
}
