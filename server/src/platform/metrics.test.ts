/** Need: whoever is on duty sees in one page what is slow, what fails and what piles up. */
import { expect, test } from 'vitest'
import { openMetrics } from './metrics.ts'

test('requests and jobs are counted by route, status and outcome', async () => {
  const metrics = openMetrics([])
  metrics.observe({ method: 'GET', route: '/api/dossiers/:id', status: 200, seconds: 0.02 })
  metrics.observe({ method: 'GET', route: '/api/dossiers/:id', status: 200, seconds: 0.2 })
  metrics.countJob('notify', 'failed')
  const { text } = await metrics.page()
  expect(text).toContain('motcua_request_seconds_count{method="GET",route="/api/dossiers/:id",status="200"} 2')
  expect(text).toContain(
    'motcua_request_seconds_bucket{le="0.025",method="GET",route="/api/dossiers/:id",status="200"} 1',
  )
  expect(text).toContain('motcua_jobs_total{job="notify",outcome="failed"} 1')
})

test('figures are those of the moment; a reader that fails does not hide the others', async () => {
  let waiting = 7
  const metrics = openMetrics([
    async () => ({ jobsWaiting: waiting }),
    () => Promise.reject(new Error('no database')),
  ])
  expect((await metrics.page()).text).toContain('motcua_jobs_waiting 7')
  waiting = 0
  const { text } = await metrics.page()
  expect(text).toContain('motcua_jobs_waiting 0')
  expect(text).toContain('motcua_figures_failed_total 2')
  expect(text).not.toMatch(/^motcua_overdue_dossiers \d/m)
})
