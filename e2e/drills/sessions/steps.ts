import type { Visitor } from '../portal-visitor.ts'
import type { Tally } from '../rights/tally.ts'

/** The steps of sending a dossier come in the order that the server says, whatever a browser asks for first. */
export async function trySteps(
  owner: Visitor, other: Visitor, procedure: string, territory: string, tally: Tally,
): Promise<void> {
  const start = `/thu-tuc/${procedure}/nop-ho-so`
  const page = (await owner.get(start)).body.toString()
  const field = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1] ?? ''
  const form = /name="mau"[^>]*value="([^"]*)"/.exec(page)?.[1] ?? ''
  const begun = await owner.post(start, {
    'noi': territory, 'mau': form, 'token': field('token'), 'requestId': field('requestId'), 'vai-tro': 'ban-than',
  })
  const draft = /^(\/nop-ho-so\/[^/]+)/.exec(begun.headers.location ?? '')?.[1] ?? ''
  tally.expect(begun.status === 303 && draft !== '', () => `no draft was begun: ${begun.status}`)
  if (draft === '') return
  const sent = (status: number, location = '') => status === 303 && location.startsWith('/xac-nhan/')
  for (let nth = 0; nth < 2; nth += 1) { // skipped, and skipped again
    const { status, headers } = await owner.post(`${draft}/kiem-tra`, {
      requestId: crypto.randomUUID(), state: 'received', fee: '0',
    })
    tally.expect(!sent(status, headers.location), () => 'an empty declaration is sent')
  }
  for (const path of ['/giay-to', '/nhan-ket-qua', '/kiem-tra', '/uy-quyen']) {
    const { status, headers } = await owner.get(`${draft}${path}`)
    tally.expect(status < 500 && !sent(status, headers.location), () => `${path} before the declaration: ${status}`)
    const foreign = await other.get(`${draft}${path}`)
    tally.expect(foreign.status === 404, () => `the draft of another opens at ${path}: ${foreign.status}`)
  }
  for (const path of ['/kiem-tra', '/nhan-ket-qua', '/to-khai/1/1', '/giay-to']) {
    const foreign = await other.post(`${draft}${path}`, { requestId: crypto.randomUUID() })
    tally.expect(foreign.status === 404, () => `the draft of another takes a form at ${path}: ${foreign.status}`)
  }
}
