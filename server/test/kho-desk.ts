import { openNation } from '@motcua/sandbox/nation.ts'
import { type Register, openRegisters } from '../src/modules/integration/public.ts'

const KEY = 'a-key-that-sandbox-and-test-share'

/** The national portal of the sandbox as a listener whose Kho is asked, and what a test does at its side. */
export interface KhoDesk {
  readonly registers: ReadonlyMap<string, Register>
  /** It has a paper of somebody; answers by which id. */
  hold(paper: Readonly<Record<string, string>>, content: Buffer): Promise<string>
  act(deed: string, given?: object): Promise<unknown>
  fail(faults: object): Promise<void>
  seen(): Promise<{ readonly listed: number; readonly read: number; readonly files: number }>
  stop(): Promise<void>
}

/** Opens it; `now` is the clock of the machine. */
export async function openKhoDesk(now: () => Date = () => new Date()): Promise<KhoDesk> {
  const nation = await openNation({
    ports: {}, only: ['national-portal'], home: 'http://127.0.0.1:9', keys: { 'national-portal': KEY }, isKept: true,
  })
  const url = nation.urls['national-portal'] ?? ''
  const at = async (method: string, path: string, body?: object) =>
    (await fetch(`${url}/_sandbox/${path}`, { method, ...body && { body: JSON.stringify(body) } })).json() as Promise<unknown>
  return {
    registers: openRegisters({
      'national-portal': { url, key: KEY, user: 'motcua', destination: 'VN:GOV:TEST', agency: '000.00.00.H00' },
    }, now),
    async hold(paper, content) {
      const done = await at('POST', 'act/hold-paper', {
        TenGiayTo: 'Giấy chứng sinh', SoKyHieu: '12/GCS/21', NgayCap: '20210620', CoQuanCap: 'Bệnh viện Mẫu', NgayHetHan: '',
        ...paper, NoiDung: content.toString('base64'),
      })
      return (done as { readonly MaGiayToKhoQuocGia: string }).MaGiayToKhoQuocGia
    },
    act: (deed, given = {}) => at('POST', `act/${deed}`, given),
    async fail(faults) { await at('PUT', 'faults', faults) },
    async seen() { return (await at('GET', 'state') as { kho: { listed: number; read: number; files: number } }).kho },
    stop: () => nation.stop(),
  }
}
