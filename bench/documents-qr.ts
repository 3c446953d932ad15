import { createSign, generateKeyPairSync } from 'node:crypto'
import { type EndList, type KeyList, signList } from '@motcua/contracts/result-lists.ts'
import { qrTextOf, signClaims } from '@motcua/contracts/result-qr.ts'
import type { Page } from 'playwright-core'
import { startInstance } from '../e2e/instance.ts'
import { openChromium } from '../e2e/journey/chromium.ts'
import { type Figure, figureOf, quantileOf, rounded } from './figure.ts'

/** Issue 6: QR verification in the browser. */
const FLOOR = 50
const TIMES = 60
/** As many results as a province has ended after years. */
const ENDED = 10_000
const KID = '00000000000000aa'

/**
 * Verifies the text of a QR code on the page of a running program: its signature checked, and the code looked up among
 * ended ones. Milliseconds from lists that were read to the verdict, on this machine and on one four times as slow; and
 * once, what reading lists of so many results takes (`qr-lists`), which is done when they are new.
 */
export async function benchQr(): Promise<Figure[]> {
  const { text, keys, ends } = await makeCase()
  const instance = await startInstance()
  const browser = await openChromium()
  try {
    const context = await browser.newContext({ locale: 'vi-VN', serviceWorkers: 'block' })
    const page = await context.newPage()
    await page.route('**/xac-minh/khoa.json', (route) => route.fulfill({ json: keys }))
    await page.route('**/xac-minh/thu-hoi.json', (route) => route.fulfill({ json: ends }))
    await page.route('**/xac-minh/trang-thai/**', (route) => route.abort())
    await page.goto(`${instance.url}/xac-minh`)
    const plain = await measure(page, text)
    const lists = await page.evaluate(() => performance.getEntriesByName('qr-lists')[0]?.duration ?? NaN)
    const session = await context.newCDPSession(page)
    await session.send('Emulation.setCPUThrottlingRate', { rate: 4 })
    const slow = await measure(page, text)
    return [
      ...figuresOf('qr-verify', plain), ...figuresOf('qr-verify-slow-phone', slow),
      { bench: 'documents', figure: 'qr-lists-10000', value: rounded(lists), unit: 'ms', floor: null, ratio: null },
    ]
  } finally {
    await browser.close()
    await instance.stop()
  }
}

/** Milliseconds of each; the first ones, in which the engine still compiles, are among them. */
async function measure(page: Page, text: string): Promise<number[]> {
  await page.evaluate(() => performance.clearMeasures('qr-verify'))
  for (let nth = 1; nth <= TIMES; nth += 1) {
    await page.locator('#ma-qr').fill(text)
    await page.locator('main form button[type=submit]').click()
    await page.waitForFunction((n) => performance.getEntriesByName('qr-verify').length >= n, nth)
    await page.locator('.verdict.valid').waitFor()
  }
  return page.evaluate(() => performance.getEntriesByName('qr-verify').map(({ duration }) => duration))
}

function figuresOf(name: string, taken: readonly number[]): Figure[] {
  return ([['p50', 0.5], ['p95', 0.95]] as const).map(([part, share]) =>
    figureOf('documents', `${name}-${part}`, quantileOf(taken, share), 'ms', FLOOR, true))
}

async function makeCase() {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const sign = async (bytes: Uint8Array) => Promise.resolve(Uint8Array.from(
    createSign('sha256').update(bytes).sign({ key: privateKey, dsaEncoding: 'ieee-p1363' })))
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
  const of = { version: 1, madeAt: '2026-03-01T00:00:00.000Z', validUntil: '2099-01-01T00:00:00.000Z' }
  const keys: KeyList = { kind: 'motcua-keys', ...of, keys: [{ kid: KID, x, y }], seals: [] }
  const ends: EndList = {
    kind: 'motcua-ends', ...of,
    ends: Array.from({ length: ENDED }, (_, n) =>
      [`H46.31.KQ.20260101.${String(n).padStart(6, '0')}`, 'revoked', '2026-02-01']),
  }
  const code = await signClaims({
    issuerCode: 'H46.31', issuer: 'Ủy ban nhân dân xã Mẫu', code: 'H46.31.KQ.20260301.000007', number: '7/2026',
    day: '2026-03-01', title: 'Giấy khai sinh', holder: 'N.T.M.', digest: '0123456789abcdef0123456789abcdef',
  }, KID, sign)
  return {
    text: qrTextOf('https://motcua.example/xac-minh', code), keys: await signList(keys, KID, sign),
    ends: await signList(ends, KID, sign),
  }
}
